/** Properties that are read; all others (guests, alarms, attachments, pictures) are skipped without parsing. */
const read = new Set([
  ...["UID", "SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "URL", "CONFERENCE", "STATUS"],
  ...["X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"],
  ...["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"],
  ...["TZID", "X-LIC-LOCATION", "TZOFFSETTO", "TZOFFSETFROM"],
]);
/**
 * Maximum length of a property name with its parameters, and of a line, in characters: parsing may take quadratic time.
 */
const longestName = 1_000;
const longestLine = 100_000;

/** Component of a calendar: its property lines, and the components within it. */
export type CalendarBlock = { name: string; lines: string[]; within: CalendarBlock[] };

/**
 * Return the events and time zones of a calendar, each as unfolded lines (RFC 5545 3.1), so that a broken one does not
 * affect the others.
 * @returns null for a text without a calendar
 */
export function calendarBlocks(text: string): CalendarBlock[] | null {
  const lines = text.replaceAll(/\r?\n[ \t]/g, "").split(/\r\n|\n|\r/);
  if (!lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line))) return null;
  const found: CalendarBlock[] = [];
  let open: CalendarBlock[] = [];
  for (const line of lines) {
    const [, mark, name = ""] = /^(BEGIN|END):([\w-]{1,40})\s*$/i.exec(line) ?? [];
    if (mark?.toUpperCase() === "BEGIN") open = opened(open, name.toUpperCase(), found);
    else if (mark) open = open.slice(0, -1);
    else if (isRead(line)) open.at(-1)?.lines.push(line.slice(0, longestLine));
  }
  return found;
}

const roots = ["VEVENT", "VTIMEZONE"];

function opened(open: CalendarBlock[], name: string, found: CalendarBlock[]): CalendarBlock[] {
  if (name === "VCALENDAR") return [];
  // Events are never nested: an event that was not closed ends where the next one begins.
  if (roots.includes(name)) {
    const root = { name, lines: [], within: [] };
    found.push(root);
    return [root];
  }
  const block = { name, lines: [], within: [] };
  if (open.length === 1) open[0]?.within.push(block);
  // Deeper components are not needed; the limit keeps a hostile file from growing the stack.
  return open.length > 4 ? open : [...open, block];
}

function isRead(line: string): boolean {
  const colon = line.indexOf(":");
  return colon > 0 && colon <= longestName && read.has((line.split(/[;:]/, 1)[0] ?? "").toUpperCase());
}
