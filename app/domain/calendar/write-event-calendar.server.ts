import type { ProgrammeRow } from "#db/queries/programme.server.ts";
import { eventPath } from "../addresses.ts";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import { buildComponents, readCalendarDates } from "./build-components.server.ts";
import { writeLine } from "./content-line.server.ts";
import { writeCalendar } from "./write-calendar.server.ts";

/**
 * Some dates of one event as a calendar.
 * @param organizer address and name for the form that mail carries: METHOD:PUBLISH needs an ORGANIZER and no ATTENDEE
 *   (RFC 5546 3.2.1); null for a download, which is the same text without those two
 */
export function writeEventCalendar(
  ctx: Context,
  rows: readonly ProgrammeRow[],
  organizer: { email: string; name: string } | null,
): { text: string; lastModified: Instant | null } {
  const [first] = rows;
  if (!first) throw new Error("an event without a date");
  const { dates, lastModified } = readCalendarDates(ctx, rows);
  const components = buildComponents(ctx, dates);
  const head = {
    uid: first.eventId,
    name: first.title,
    description: first.summary,
    language: ctx.language,
    url: `${ctx.origin}${eventPath(ctx.language, first.slug)}`,
    source: null,
    lastModified,
  };
  if (!organizer) return { text: writeCalendar(head, components), lastModified };
  const line = writeLine({
    name: "ORGANIZER",
    parameters: { CN: organizer.name },
    value: `mailto:${organizer.email}`,
  });
  const published = components.map((text) => text.replace(/END:VEVENT\r\n$/, `${line}END:VEVENT\r\n`));
  return { text: writeCalendar(head, published, "PUBLISH"), lastModified };
}
