import { firstInstant } from "../time/zone-arithmetic.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { addDays, atTime, type IanaZone, type Instant, type LocalDate } from "../time/zoned-time.ts";

/** Wall clock at which daily summaries are sent, in the zone of the city. */
export const summaryHour = "18:00";

/** Return the first evening after an instant: its day in a zone, and the UTC instant of its summary hour. */
export function nextEvening(now: Instant, zone: IanaZone): { day: LocalDate; at: Instant } {
  const today = dayAt(now, zone);
  const evening = eveningOf(today, zone);
  return evening.at > now ? evening : eveningOf(addDays(today, 1), zone);
}

/** Return the summary hour of a day in a zone, in UTC. */
export function eveningOf(day: LocalDate, zone: IanaZone): { day: LocalDate; at: Instant } {
  const time = atTime(day, summaryHour);
  if (time === null) throw new RangeError(`no evening on ${day}`);
  return { day, at: firstInstant(time, zone) };
}
