import { type LocalDate, type LocalDateTime, localDateOf } from "../time/zoned-time.ts";

type Begins = { startsAtLocal: LocalDateTime };

/**
 * Group sessions by the day on which they begin, in order. `isSaid` tells to show the days: they are shown unless all
 * sessions begin on the day on which the date begins.
 */
export function sessionDays<T extends Begins>(
  date: Begins,
  sessions: readonly T[],
): { day: LocalDate; isSaid: boolean; sessions: T[] }[] {
  const days = [...new Set(sessions.map((session) => localDateOf(session.startsAtLocal)))].sort();
  const isSaid = days.length > 1 || days.some((day) => day !== localDateOf(date.startsAtLocal));
  return days.map((day) => ({
    day,
    isSaid,
    sessions: sessions.filter((session) => localDateOf(session.startsAtLocal) === day),
  }));
}
