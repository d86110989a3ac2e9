import type { DateRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { readCalendarDates } from "./build-components.server.ts";
import { sessionOfDate } from "./session-date.server.ts";
import { type Organizer, writeDatesOfEvent } from "./write-event-calendar.server.ts";

type Subject = { row: DateRow; session: Parameters<typeof sessionOfDate>[1] | null; isAttendee: boolean };

/**
 * Write the calendar file of a mail, with the date or the session that the mail is about.
 * @param isAttendee true when the reader takes part already, and need not be told how to
 * @param organizer address and name that the mail comes from (RFC 5546 3.2.1)
 */
export function writeMailCalendar(ctx: Context, { row, session, isAttendee }: Subject, organizer: Organizer): string {
  const dates = readCalendarDates(ctx, [row])
    .map((date) => (session ? sessionOfDate(date, session, offsetAt) : date))
    .map((date) => (isAttendee ? { ...date, participation: null } : date));
  return writeDatesOfEvent(ctx, row, dates, organizer);
}
