import { textLimits } from "../model/event.ts";
import type { DraftEntry, EventPart } from "../model/event-form-part.ts";
import type { Language } from "../languages/language.ts";
import type { PlaceLevel } from "../model/place.ts";
import { oneLine } from "../text/plain-text.ts";
import type { DraftDate } from "./calendar-dates.server.ts";
import { summaryOf, webAddressIn, within, wordsOf } from "./calendar-text.ts";
import type { CalendarEvent } from "./read-calendar.server.ts";

export type DraftParts = Partial<Record<EventPart, readonly DraftEntry[]>>;

/**
 * Convert an event of a calendar to the entries of the event form. The link of a meeting is the way to join; the
 * address of a page is added to the description, and is the way to join only where there is no place.
 * @param setting values that the file does not contain: the language of its texts, the city, and the place level of the
 * city
 */
export function calendarEntries(
  event: CalendarEvent,
  dates: readonly DraftDate[],
  setting: { language: Language; cityId: string; placeLevel: PlaceLevel },
): { parts: DraftParts; title: string; isCut: boolean } {
  const title = within(oneLine(wordsOf(event.title)), textLimits.title);
  const place = placeOf(event);
  const written = wordsOf(event.description);
  const page = place.page === null || written.includes(place.page) ? "" : `\n\n${place.page}`;
  const description = within(`${written}${page}`.trim(), textLimits.description);
  const venue = within(place.venue, textLimits.venueName);
  return {
    title: title.text,
    isCut: title.isCut || description.isCut || venue.isCut,
    parts: {
      what: [
        ["language", setting.language],
        ["title", title.text],
        ["summary", summaryOf(written)],
        ["description", description.text],
      ],
      when: dates.flatMap(dateEntries),
      where: [
        ["cityId", setting.cityId],
        ["attendance", place.attendance],
        ["placeLevel", setting.placeLevel],
        // With `by_partner` no venue is stored, not even in a draft.
        ["venueName", setting.placeLevel === "by_partner" ? "" : venue.text],
        ["joinUrl", place.join ?? ""],
      ],
    },
  };
}

const dateEntries = (date: DraftDate, index: number): DraftEntry[] =>
  Object.entries(date).map(([name, value]) => [`dates[${index}].${name}`, value]);

function placeOf(event: CalendarEvent) {
  const location = oneLine(wordsOf(event.location));
  // LOCATION is often the link of a meeting.
  const asLink = webAddressIn(location);
  const venue = asLink ? "" : location;
  const page = webAddressIn(event.page);
  const meeting = webAddressIn(event.conference) ?? asLink;
  if (venue !== "") return { venue, page, join: meeting, attendance: meeting ? "hybrid" : "in_person" };
  const join = meeting ?? page;
  return { venue, page: join === page ? null : page, join, attendance: join ? "online" : "in_person" };
}
