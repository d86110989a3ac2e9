import { createHash } from "node:crypto";
import type { CalendarSeries } from "./calendar-dates.server.ts";
import type { CalendarEvent } from "./read-calendar.server.ts";

/** Maximum length of a UID that is kept as the external id, in characters. */
const longestKey = 200;

/**
 * Group each event with the events that replace its repetitions (RFC 5545 3.8.4.4). Replacements without that event
 * form a series of their own.
 */
export function calendarSeries(events: readonly CalendarEvent[]): CalendarSeries[] {
  const replacements = events.filter((event) => event.replaces !== null && event.uid !== "");
  const whole = events.filter((event) => event.replaces === null || event.uid === "");
  const known = new Set<string>();
  const series = whole.map((event): CalendarSeries => {
    const isFirst = !known.has(event.uid);
    known.add(event.uid);
    const own = event.uid !== "" && isFirst ? replacements.filter(({ uid }) => uid === event.uid) : [];
    // A second event with the same UID is treated as another event.
    return { event: isFirst ? event : { ...event, uid: "" }, replacements: own };
  });
  const alone = replacements.filter(({ uid }) => !known.has(uid));
  const heads = new Map(alone.map((event) => [event.uid, event]));
  return [
    ...series,
    ...[...heads.values()].map((event) => ({
      event,
      replacements: alone.filter((single) => single !== event && single.uid === event.uid),
    })),
  ];
}

/** Return the UID of a series; where it is missing or too long, a hash that is the same at each import. */
export function externalIdOf({ event }: CalendarSeries): string {
  const { uid, title, start } = event;
  if (uid !== "" && uid.length <= longestKey) return uid;
  const facts = JSON.stringify([uid, title, start.day, start.clock]);
  return `calendar-${createHash("sha256").update(facts).digest("hex").slice(0, 32)}`;
}
