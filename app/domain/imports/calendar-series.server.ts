import { createHash } from "node:crypto";
import type { CalendarSeries } from "./calendar-dates.server.ts";
import type { CalendarEvent } from "./read-calendar.server.ts";

/** Longest key of an event that is kept as it is. */
const longestKey = 200;

/** Puts each event together with what stands in for its repetitions (RFC 5545 3.8.4.4); those left alone stand for themselves. */
export function calendarSeries(events: readonly CalendarEvent[]): CalendarSeries[] {
  const replacements = events.filter((event) => event.replaces !== null && event.uid !== "");
  const whole = events.filter((event) => event.replaces === null || event.uid === "");
  const known = new Set<string>();
  const series = whole.map((event): CalendarSeries => {
    const isFirst = !known.has(event.uid);
    known.add(event.uid);
    const own = event.uid !== "" && isFirst ? replacements.filter(({ uid }) => uid === event.uid) : [];
    // A second event of the same key is another one, whatever the file says.
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

/** The calendar's own key; where it has none, or one that is no key, one that the same event gets again. */
export function externalIdOf({ event }: CalendarSeries): string {
  const { uid, title, start } = event;
  if (uid !== "" && uid.length <= longestKey) return uid;
  const facts = JSON.stringify([uid, title, start.day, start.clock]);
  return `calendar-${createHash("sha256").update(facts).digest("hex").slice(0, 32)}`;
}
