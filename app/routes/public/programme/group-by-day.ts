import type { EventCard } from "#app/domain/programme/event-card.ts";
import { type LocalDate, localDateOf } from "#app/domain/time/zoned-time.ts";

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
