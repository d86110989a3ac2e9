import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Instant } from "../time/zoned-time.ts";
import { eventCalendarPath } from "../paths.ts";
import { feedChangedAt } from "../programme/feed-change.server.ts";
import { lastChangeOf, readCalendarDates } from "./build-components.server.ts";
import { writeDatesOfEvent } from "./write-event-calendar.server.ts";

/**
 * Return all dates of a public event as a calendar, for download; of a hidden event, only that they are off.
 * @throws NotFound when neither has this address
 */
export function getEventCalendar(ctx: Context, slug: string): { text: string; lastModified: Instant | null } {
  const open = listPublicDatesOf(ctx.db, ctx.language, slug);
  const rows = open.length > 0 ? open : listHiddenDatesOf(ctx.db, ctx.language, slug);
  const [first] = rows;
  if (!first) throw new NotFound("event");
  const dates = readCalendarDates(ctx, rows);
  const text = writeDatesOfEvent(ctx, first, dates, null);
  const feed = `${ctx.origin}${eventCalendarPath(ctx.language, slug)}`;
  return { text, lastModified: feedChangedAt(ctx, { feed, said: text, newest: lastChangeOf(dates) }) };
}
