import type { EventCard as Card } from "#app/domain/programme/event-card.ts";
import { EventCard } from "./event-card.tsx";

export function EventCards({ cards }: { cards: readonly Card[] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.dateId}>
          <EventCard card={card} />
        </li>
      ))}
    </ul>
  );
}
