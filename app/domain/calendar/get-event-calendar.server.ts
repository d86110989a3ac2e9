import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Instant } from "../time/zoned-time.ts";
import { writeEventCalendar } from "./write-event-calendar.server.ts";

/**
 * All dates of one public event as a calendar, for download; of a hidden one, only that they are off.
 * @throws NotFound when there is no public event at this address
 */
export function getEventCalendar(ctx: Context, slug: string): { text: string; lastModified: Instant | null } {
  const open = listPublicDatesOf(ctx.db, ctx.language, slug);
  const rows = open.length > 0 ? open : listHiddenDatesOf(ctx.db, ctx.language, slug);
  if (rows.length === 0) throw new NotFound("event");
  return writeEventCalendar(ctx, rows, null);
}
