import { textsOf } from "#app/i18n/translator.server.ts";
import ical, { ICalEventStatus } from "ical-generator";
import { LRUCache } from "lru-cache";
import { DateTime } from "luxon";
import { eventPath, joinPath } from "../paths.ts";
import type { Language } from "../languages/language.ts";
import { placeLine } from "../model/place.ts";
import { isolateNumbers } from "../text/bidi-isolate.ts";
import { listText, writtenList } from "../text/list-text.ts";
import { dayText, momentText, timesText, timeText } from "../time/when-text.ts";
import { type Instant, offsetLabel } from "../time/zoned-time.ts";
import { type CalendarDate, uidOf } from "./calendar-date.ts";
import { type ContentLine, fold, safeText, unfold, uriValue, writeLine } from "./content-line.server.ts";
import { titleWithStatus } from "./title-with-status.server.ts";

/** Cache of component texts by all their inputs, so that a feed writes only what changed. */
const written = new LRUCache<string, string>({
  maxSize: 16_000_000,
  sizeCalculation: (text, key) => text.length + key.length,
});

/**
 * Write a date as a VEVENT (RFC 5545 3.6.1) in UTC, in one language, ending in CRLF. Equal dates give equal bytes.
 * @param language of the labels; the texts of the event stay in their language
 * @param origin scheme and host of absolute links
 */
export function dateToVevent(date: CalendarDate, language: Language, origin: string): string {
  const key = JSON.stringify([language, origin, date]);
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = writeVevent(date, language, origin);
  written.set(key, text);
  return text;
}

const utc = (instant: Instant) => DateTime.fromMillis(instant, { zone: "utc" });

const statuses = {
  scheduled: ICalEventStatus.CONFIRMED,
  moved_online: ICalEventStatus.CONFIRMED,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** Prepare a text for calendars, which show it unchanged and have no markup. */
const shownText = (text: string): string => safeText(isolateNumbers(text));

function writeVevent(date: CalendarDate, language: Language, origin: string): string {
  const calendar = ical();
  calendar.createEvent({
    id: uidOf(date),
    start: utc(date.startsAtUtc),
    end: utc(date.endsAtUtc),
    // Without METHOD, DTSTAMP is the last revision (RFC 5545 3.8.7.2), never "now".
    stamp: utc(date.revisedAt),
    lastModified: utc(date.revisedAt),
    sequence: date.sequence,
    summary: shownText(titleWithStatus(date.title, date.status, language)),
    description: shownText(descriptionOf(date, language, origin)),
    location: shownText(locationOf(date, language)),
    status: statuses[date.status],
    categories: date.categories.map((name) => ({ name: safeText(name) })),
  });
  const lines = unfold(calendar.toString());
  const inside = lines.slice(lines.indexOf("BEGIN:VEVENT"), lines.indexOf("END:VEVENT"));
  const labelled = inside.map((line) => fold(withLanguage(line, date, language)));
  return `${labelled.join("")}${extraLines(date, language, origin).map(writeLine).join("")}END:VEVENT\r\n`;
}

/** Mark a text property with the language it is written in (RFC 5545 3.2.10), which may not be that of the calendar. */
function withLanguage(line: string, date: CalendarDate, language: Language): string {
  const name = /^[A-Z-]+(?=[:;])/.exec(line)?.[0] ?? "";
  const written = languagesOf(date, language)[name];
  return written ? line.replace(name, `${name};LANGUAGE=${written}`) : line;
}

/**
 * Return the language of each text property: that of the organiser's text if it contains any, else that of the labels.
 */
const languagesOf = (date: CalendarDate, language: Language): Partial<Record<string, Language>> => ({
  SUMMARY: date.textLanguage,
  DESCRIPTION: date.summary === "" ? language : date.summaryLanguage,
  LOCATION: writtenPlace(date) === null ? language : date.summaryLanguage,
  CATEGORIES: language,
});

/** Return the place as the organiser wrote it; null when only labels say where it is. */
const writtenPlace = (date: CalendarDate): string | null =>
  date.status === "moved_online" ? null : placeLine(date.place);

/**
 * Return the properties that the library omits or writes wrongly: URI values as TEXT, GEO missing on the equator and at
 * Greenwich.
 */
function extraLines(date: CalendarDate, language: Language, origin: string): ContentLine[] {
  const { latitude, longitude } = date.place;
  const lines: ContentLine[] = [{ name: "URL", value: uriValue(`${origin}${eventPath(language, date.slug)}`) }];
  if (latitude !== undefined && longitude !== undefined) {
    lines.push({ name: "GEO", value: `${latitude.toFixed(6)};${longitude.toFixed(6)}` });
  }
  if (date.publicJoinUrl) {
    lines.push({
      name: "CONFERENCE",
      parameters: { VALUE: "URI", FEATURE: "VIDEO", LABEL: date.title },
      value: uriValue(date.publicJoinUrl),
    });
  }
  if (date.relatedTo) lines.push({ name: "RELATED-TO", parameters: { RELTYPE: "SIBLING" }, value: date.relatedTo });
  return lines;
}

function locationOf(date: CalendarDate, language: Language): string {
  if (date.status === "moved_online") return textsOf(language, "common")("place.online");
  const parts = [writtenPlace(date), date.cityName, date.countryName];
  return listText(
    parts.filter((part) => part !== null),
    language,
  );
}

/** Format wall clock and zone in words: the reader's calendar converts the instant, this matches the event's poster. */
export function dateText(
  date: Pick<CalendarDate, "startsAtLocal" | "endsAtLocal" | "countryCode" | "cityName" | "offsetMinutes">,
  language: Language,
): string {
  const common = textsOf(language, "common");
  const zone = common("time.zone", { city: date.cityName, offset: offsetLabel(date.offsetMinutes) });
  return listText([dayText(date, language), timesText(date, language), zone], language);
}

function descriptionOf(date: CalendarDate, language: Language, origin: string): string {
  const say = textsOf(language, "calendar");
  const { countryCode } = date;
  const before = date.previousStartsAtLocal;
  const paragraphs: (string | null)[][] = [
    [
      date.statusNote && say("note", { note: date.statusNote }),
      before &&
        say("before", {
          when: momentText(before, language, countryCode),
        }),
    ],
    [date.summary],
    [
      say("when", { when: dateText(date, language) }),
      say("with", { who: writtenList(date.organisers) }),
      askLine(date, language),
    ],
    date.sessions.length === 0
      ? []
      : [
          say("sessions"),
          ...date.sessions.map((session) =>
            say("session", {
              time: timeText(session.startsAtLocal, language, countryCode),
              title: session.room ? `${session.title} (${session.room})` : session.title,
            }),
          ),
        ],
    [
      date.publicJoinUrl && say("joinOnline", { url: date.publicJoinUrl }),
      date.status === "cancelled" ? null : participationLine(date, language, origin),
      say("details", { url: `${origin}${eventPath(language, date.slug)}` }),
    ],
  ];
  return paragraphs
    .map((lines) => lines.filter((line) => line !== null && line !== "").join("\n"))
    .filter((text) => text !== "")
    .join("\n\n");
}

function participationLine(date: CalendarDate, language: Language, origin: string): string | null {
  if (date.participation === null) return null;
  const say = textsOf(language, "calendar");
  return date.participation === "sign_up"
    ? say("takePart", { url: `${origin}${joinPath(language, date.slug)}` })
    : say("justCome");
}

function askLine(date: CalendarDate, language: Language): string | null {
  if (date.place.level === "public") return null;
  const say = textsOf(language, "common");
  if (date.place.ask) return say("place.ask", { who: date.place.ask });
  if (date.place.level === "by_partner") return say("place.askOrganiser", { who: writtenList(date.organisers) });
  return say("place.area");
}
