import { type Instant, toUtcText } from "../time/zoned-time.ts";
import { type ContentLine, textValue, uriValue, writeLine } from "./content-line.server.ts";

export type CalendarHead = {
  name: string;
  description: string;
  /** Language of the name and description. */
  language: string;
  /** Absolute address of the page with the same content. */
  url: string;
  /** Absolute address of the calendar itself; null for a download, which has none. */
  source: string | null;
  /** Last change of the content of the calendar; null when that is not known. */
  lastModified: Instant | null;
};

const compact = (instant: Instant): string => toUtcText(instant).replaceAll(/[-:]/g, "");
const action = "#0a5a60";

/**
 * Write a VCALENDAR (RFC 5545 3.6): properties with their older X- equivalents, then components. It has no METHOD,
 * being a feed, and no UID (optional in RFC 7986 5.3), which vdirsyncer would take for that of each event. Without
 * components it has a VTIMEZONE, since a calendar needs a component.
 * @param components texts ending in CRLF
 * @param method for mail only (RFC 5546)
 */
export function writeCalendar(
  head: CalendarHead,
  components: readonly string[],
  method?: "PUBLISH" | "CANCEL",
): string {
  const named = { LANGUAGE: head.language };
  const lines: ContentLine[] = [
    { name: "PRODID", value: "-//Welcome Week//Programme 1//EN" },
    { name: "VERSION", value: "2.0" },
    ...(method ? [{ name: "METHOD", value: method }] : []),
    { name: "CALSCALE", value: "GREGORIAN" },
    ...(head.lastModified === null ? [] : [{ name: "LAST-MODIFIED", value: compact(head.lastModified) }]),
    { name: "NAME", parameters: named, value: textValue(head.name) },
    { name: "X-WR-CALNAME", value: textValue(head.name) },
    { name: "DESCRIPTION", parameters: named, value: textValue(head.description) },
    { name: "X-WR-CALDESC", value: textValue(head.description) },
    { name: "URL", value: uriValue(head.url) },
    ...(head.source === null ? [] : feedLines(head.source)),
    { name: "COLOR", value: "teal" },
    { name: "X-APPLE-CALENDAR-COLOR", value: action },
  ];
  const body = components.length > 0 ? components : [emptyComponent];
  return `BEGIN:VCALENDAR\r\n${lines.map(writeLine).join("")}${body.join("")}END:VCALENDAR\r\n`;
}

/** Return the properties that only a feed has: how often to ask again, and its source (RFC 7986 5.7 and 5.8). */
const feedLines = (source: string): ContentLine[] => [
  { name: "REFRESH-INTERVAL", parameters: { VALUE: "DURATION" }, value: "PT4H" },
  { name: "X-PUBLISHED-TTL", value: "PT4H" },
  { name: "SOURCE", parameters: { VALUE: "URI" }, value: uriValue(source) },
];

const emptyComponent = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "TZNAME:UTC",
  "END:STANDARD",
  "END:VTIMEZONE",
  "",
].join("\r\n");
