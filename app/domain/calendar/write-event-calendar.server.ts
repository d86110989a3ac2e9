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
 * Write some dates of one event as a calendar, which is named after `first`.
 * @param organizer address and name for the form that mail carries: METHOD:PUBLISH needs an ORGANIZER and no ATTENDEE
 *   (RFC 5546 3.2.1); null for a download, which is the same text without those two. `cancelsFor` is the address of the
 *   one reader for whom it is METHOD:CANCEL (RFC 5546 3.2.5)
 */
export function writeDatesOfEvent(
  ctx: Context,
  first: DateRow,
  dates: readonly CalendarDate[],
  organizer: Organizer | null,
): string {
  const components = buildComponents(ctx, dates);
  // A downloaded file is not requested again, so it needs no time of its last change; its dates have theirs.
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

/** Return name, description, language and address of the calendar; of a hidden event, none of its own. */
function wordsOf(ctx: Context, row: DateRow) {
  const { language, origin } = ctx;
  if (row.isShown) {
    const url = `${origin}${eventPath(language, row.slug)}`;
    return { name: row.title, description: row.summary, language: row.textLanguage, url };
  }
  const name = textsOf(language, "calendar")("hidden");
  return { name, description: name, language, url: `${origin}${homePath(language)}` };
}
