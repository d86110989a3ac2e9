import { EventCard, type CardProps } from "./event-card.tsx";

/** List dates as cards. */
export function EventCards({ cards, ...props }: Omit<CardProps, "card"> & { cards: readonly CardProps["card"][] }) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.dateId}>
          <EventCard card={card} {...props} />
        </li>
      ))}
    </ul>
  );
}
