import type { DateRow } from "#db/queries/programme.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { eventPath, homePath } from "../paths.ts";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import { buildComponents, readCalendarDates } from "./build-components.server.ts";
import { writeLine } from "./content-line.server.ts";
import { writeCalendar } from "./write-calendar.server.ts";

type Organizer = { email: string; name: string; cancelsFor?: string };

/**
 * Some dates of one event as a calendar.
 * @param organizer address and name for the form that mail carries: METHOD:PUBLISH needs an ORGANIZER and no ATTENDEE
 *   (RFC 5546 3.2.1); null for a download, which is the same text without those two. `cancelsFor` makes it METHOD:CANCEL
 *   for that one reader (RFC 5546 3.2.5)
 */
export function writeEventCalendar(
  ctx: Context,
  rows: readonly DateRow[],
  organizer: Organizer | null,
): { text: string; lastModified: Instant | null } {
  const [first] = rows;
  if (!first) throw new Error("an event without a date");
  return writeDatesOfEvent(ctx, first, readCalendarDates(ctx, rows), organizer);
}

/** The same from dates as calendars show them, whose words are those of `first`. */
export function writeDatesOfEvent(
  ctx: Context,
  first: DateRow,
  { dates, lastModified }: ReturnType<typeof readCalendarDates>,
  organizer: Organizer | null,
): { text: string; lastModified: Instant | null } {
  const components = buildComponents(ctx, dates);
  const head = { uid: first.eventId, ...wordsOf(ctx, first), language: ctx.language, source: null, lastModified };
  if (!organizer) return { text: writeCalendar(head, components), lastModified };
  const line = writeLine({
    name: "ORGANIZER",
    parameters: { CN: organizer.name },
    value: `mailto:${organizer.email}`,
  });
  const cancels = organizer.cancelsFor && writeLine({ name: "ATTENDEE", value: `mailto:${organizer.cancelsFor}` });
  const more = `${line}${cancels ?? ""}`;
  const published = components.map((text) => text.replace(/END:VEVENT\r\n$/, () => `${more}END:VEVENT\r\n`));
  return { text: writeCalendar(head, published, cancels ? "CANCEL" : "PUBLISH"), lastModified };
}

/** What the calendar says of itself; of a hidden event, nothing. */
function wordsOf(ctx: Context, row: DateRow): { name: string; description: string; url: string } {
  const { language, origin } = ctx;
  if (row.isShown) {
    return { name: row.title, description: row.summary, url: `${origin}${eventPath(language, row.slug)}` };
  }
  const name = textsOf(language, "calendar")("hidden");
  return { name, description: name, url: `${origin}${homePath(language)}` };
}
