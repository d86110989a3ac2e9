import type { DateRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { readCalendarDates } from "./build-components.server.ts";
import { sessionOfDate } from "./session-date.server.ts";
import { writeDatesOfEvent } from "./write-event-calendar.server.ts";

type Seat = { row: DateRow; session: Parameters<typeof sessionOfDate>[1] | null };

/**
 * The calendar file of a seat: the date, or the session, that it is for.
 * @param organizer address and name mail comes from (RFC 5546 3.2.1)
 */
export function writeSeatCalendar(ctx: Context, { row, session }: Seat, organizer: { email: string; name: string }) {
  const { dates, lastModified } = readCalendarDates(ctx, [row]);
  const own = dates.map((date) => (session ? sessionOfDate(date, session, offsetAt) : date));
  return writeDatesOfEvent(ctx, row, { dates: own, lastModified }, organizer).text;
}
