import type { DateRow } from "#db/queries/programme.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { eventPath, homePath } from "../paths.ts";
import type { Context } from "../context.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { buildComponents } from "./build-components.server.ts";
import { writeLine } from "./content-line.server.ts";
import { writeCalendar } from "./write-calendar.server.ts";

export type Organizer = { email: string; name: string; cancelsFor?: string };

/**
 * Some dates of one event as a calendar, whose words are those of `first`.
 * @param organizer address and name for the form that mail carries: METHOD:PUBLISH needs an ORGANIZER and no ATTENDEE
 *   (RFC 5546 3.2.1); null for a download, which is the same text without those two. `cancelsFor` makes it METHOD:CANCEL
 *   for that one reader (RFC 5546 3.2.5)
 */
export function writeDatesOfEvent(
  ctx: Context,
  first: DateRow,
  dates: readonly CalendarDate[],
  organizer: Organizer | null,
): string {
  const components = buildComponents(ctx, dates);
  // A file that is kept has nobody who asks whether it changed; its dates say theirs.
  const head = { ...wordsOf(ctx, first), source: null, lastModified: null };
  if (!organizer) return writeCalendar(head, components);
  const line = writeLine({
    name: "ORGANIZER",
    parameters: { CN: organizer.name },
    value: `mailto:${organizer.email}`,
  });
  const cancels = organizer.cancelsFor && writeLine({ name: "ATTENDEE", value: `mailto:${organizer.cancelsFor}` });
  const more = `${line}${cancels ?? ""}`;
  const published = components.map((text) => text.replace(/END:VEVENT\r\n$/, () => `${more}END:VEVENT\r\n`));
  return writeCalendar(head, published, cancels ? "CANCEL" : "PUBLISH");
}

/** What the calendar says of itself; of a hidden event, nothing. */
function wordsOf(ctx: Context, row: DateRow) {
  const { language, origin } = ctx;
  if (row.isShown) {
    const url = `${origin}${eventPath(language, row.slug)}`;
    return { name: row.title, description: row.summary, language: row.textLanguage, url };
  }
  const name = textsOf(language, "calendar")("hidden");
  return { name, description: name, language, url: `${origin}${homePath(language)}` };
}
