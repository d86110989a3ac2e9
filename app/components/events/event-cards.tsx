import type { EventCard as Card } from "#app/domain/programme/event-card.ts";
import { EventCard } from "./event-card.tsx";

/**
 * List dates as cards.
 * @param found folded words of a search, to be highlighted
 */
export function EventCards({ cards, found = [] }: { cards: readonly Card[]; found?: readonly string[] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.dateId}>
          <EventCard card={card} found={found} />
        </li>
      ))}
    </ul>
  );
}
