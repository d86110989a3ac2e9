import { type LocalDate, type LocalDateTime, localDateOf } from "../time/zoned-time.ts";

type Begins = { startsAtLocal: LocalDateTime };

/**
 * Sessions by the day they begin on, in order. The day is to be said where it is not simply that of their date: nobody
 * shall come on Friday to what is on Saturday.
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
