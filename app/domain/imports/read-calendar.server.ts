import ICAL from "ical.js";
import { oneLine } from "../text/plain-text.ts";
import { type CalendarBlock, calendarBlocks } from "./calendar-lines.ts";
import type { CalendarRule } from "./calendar-rule.ts";
import { type CalendarTime, readTime } from "./calendar-time.ts";
import { readRule } from "./read-rule.server.ts";

export const maxCalendarEvents = 500;

export type CalendarEvent = {
  uid: string;
  title: string;
  description: string;
  location: string;
  page: string;
  conference: string;
  isCancelled: boolean;
  start: CalendarTime;
  end: CalendarTime | null;
  minutes: number | null;
  rule: CalendarRule | "unknown" | null;
  extra: readonly CalendarTime[];
  excluded: readonly CalendarTime[];
  /** Original time of the repetition that this event replaces (RECURRENCE-ID). */
  replaces: CalendarTime | null;
};
/** Standard or daylight time of a zone, as the calendar itself describes it. */
export type ZonePart = {
  start: CalendarTime;
  rule: CalendarRule | null;
  minutesEast: number;
  minutesEastBefore: number;
};
export type CalendarZone = { location: string; parts: readonly ZonePart[] };
export type Calendar = {
  events: readonly CalendarEvent[];
  /** Titles of events whose time cannot be read. */
  unreadable: readonly string[];
  zones: ReadonlyMap<string, CalendarZone>;
};
type Property = { parameters: Readonly<Record<string, unknown>>; values: readonly unknown[] };
type Properties = (name: string) => readonly Property[];

/**
 * Parse a calendar exported by Google, Outlook or Apple (RFC 5545).
 * @returns "tooMany" for more than `maxCalendarEvents` events; null for a file that is no calendar
 */
export function readCalendar(file: Uint8Array): Calendar | "tooMany" | null {
  const blocks = calendarBlocks(new TextDecoder("utf-8").decode(file));
  if (blocks === null) return null;
  if (blocks.filter(({ name }) => name === "VEVENT").length > maxCalendarEvents) return "tooMany";
  const events: CalendarEvent[] = [];
  const unreadable: string[] = [];
  const zones = new Map<string, CalendarZone>();
  for (const block of blocks) {
    const properties = propertiesOf(block);
    if (block.name === "VTIMEZONE") zones.set(textOf(properties, "tzid"), readZone(block, properties));
    else {
      const event = readEvent(properties);
      if (event) events.push(event);
      else unreadable.push(textOf(properties, "summary"));
    }
  }
  return { events, unreadable, zones };
}

function propertiesOf(block: CalendarBlock): Properties {
  const all = block.lines.flatMap((line) => {
    const found = readLine(line);
    return found ? [found] : [];
  });
  return (name) => all.filter((property) => property.name === name);
}

function readLine(line: string): ({ name: string } & Property) | null {
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(line, ICAL.design.icalendar);
    return { name, parameters, values };
  } catch {
    // A line that cannot be parsed is skipped: an event needs only its start.
    return null;
  }
}

const textOf = (properties: Properties, ...names: string[]): string => {
  const values = names.flatMap((name) => properties(name).flatMap((property) => property.values));
  return String(values.find((value) => typeof value === "string" && value.trim() !== "") ?? "");
};

function readEvent(properties: Properties): CalendarEvent | null {
  const [start] = timesOf(properties, "dtstart");
  if (!start) return null;
  const rule = properties("rrule")[0]?.values[0];
  return {
    uid: oneLine(textOf(properties, "uid")),
    title: textOf(properties, "summary"),
    description: textOf(properties, "description", "x-alt-desc"),
    location: textOf(properties, "location"),
    page: textOf(properties, "url"),
    conference: textOf(
      properties,
      ...["x-google-conference", "conference", "x-microsoft-skypeteamsmeetingurl"],
      "x-microsoft-onlinemeetingexternallink",
    ),
    isCancelled: textOf(properties, "status").toUpperCase() === "CANCELLED",
    start,
    end: timesOf(properties, "dtend")[0] ?? null,
    minutes: minutesOf(textOf(properties, "duration")),
    rule: rule === undefined ? null : readRule(rule),
    extra: timesOf(properties, "rdate"),
    excluded: timesOf(properties, "exdate"),
    replaces: timesOf(properties, "recurrence-id")[0] ?? null,
  };
}

/** Maximum number of times in one property of an event (RDATE, EXDATE): more than the days of a year. */
const maxListed = 400;

function timesOf(properties: Properties, name: string): CalendarTime[] {
  return listedTimes(properties, name).slice(0, maxListed);
}

function listedTimes(properties: Properties, name: string): CalendarTime[] {
  return properties(name).flatMap(({ parameters, values }) => {
    const zone = typeof parameters["tzid"] === "string" ? parameters["tzid"] : null;
    return values.flatMap((value) => {
      const found = readTime(String(value), zone);
      return found ? [found] : [];
    });
  });
}

function minutesOf(duration: string): number | null {
  if (!/^P[\dWDTHMS]{2,20}$/.test(duration)) return null;
  const minutes = Math.round(ICAL.Duration.fromString(duration).toSeconds() / 60);
  return minutes > 0 && minutes < 60 * 24 * 60 ? minutes : null;
}

function readZone(block: CalendarBlock, properties: Properties): CalendarZone {
  const parts = block.within.slice(0, 20).flatMap((part): ZonePart[] => {
    const own = propertiesOf(part);
    const start = readTime(sinceOurTime(textOf(own, "dtstart")), null);
    const minutesEast = offsetOf(textOf(own, "tzoffsetto"));
    if (!start?.clock || minutesEast === null) return [];
    const rule = own("rrule")[0]?.values[0];
    const read = rule === undefined ? null : readRule(rule);
    if (read === "unknown") return [];
    return [
      { start, rule: read, minutesEast, minutesEastBefore: offsetOf(textOf(own, "tzoffsetfrom")) ?? minutesEast },
    ];
  });
  return { location: textOf(properties, "x-lic-location"), parts };
}

/**
 * Move a zone's start before 1970 to 1970: Outlook lets zones begin in 1601, and a yearly rule is the same since then.
 */
const sinceOurTime = (text: string): string => (text < "1970" ? `1970${text.slice(4)}` : text);

function offsetOf(text: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})/.exec(text) ?? [];
  if (sign === undefined) return null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
