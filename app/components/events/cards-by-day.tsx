import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type LocalDate, localDateOf } from "#app/domain/time/zoned-time.ts";
import type { CardProps } from "./event-card.tsx";
import { EventCards } from "./event-cards.tsx";

/**
 * List dates as cards below a heading for each day.
 * @param counts number of dates of each day, of which the cards may be a part
 */
export function CardsByDay({
  cards,
  counts,
  ...props
}: {
  cards: readonly EventCard[];
  counts: readonly (readonly [day: string, count: number])[];
} & Pick<CardProps, "isSummarised" | "withCity">) {
  const locale = formatLocaleFor(useLanguage(), null);
  const countOf = new Map(counts);
  return groupByDay(cards).map(({ day, cards: ofDay }) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h3 id={`day-${day}`} className="day-heading">
        {formatLocal(day, "day", locale)} <small>{countOf.get(day)}</small>
      </h3>
      <EventCards cards={ofDay} level="h4" {...props} />
    </section>
  ));
}

/** Group cards, in order, by the local day on which they take place. */
export function groupByDay(cards: readonly EventCard[]): { day: LocalDate; cards: EventCard[] }[] {
  const groups: { day: LocalDate; cards: EventCard[] }[] = [];
  for (const card of cards) {
    const day = localDateOf(card.startsAtLocal);
    const last = groups.at(-1);
    if (last?.day === day) last.cards.push(card);
    else groups.push({ day, cards: [card] });
  }
  return groups;
}
