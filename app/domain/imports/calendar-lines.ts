/** What of a calendar is read; everything else (guests, alarms, attachments, pictures) is not even looked at. */
const read = new Set([
  ...["UID", "SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "URL", "CONFERENCE", "STATUS"],
  ...["X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"],
  ...["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"],
  ...["TZID", "X-LIC-LOCATION", "TZOFFSETTO", "TZOFFSETFROM"],
]);
/** Longest name with its parameters, and longest line: the time to read either may grow with its square. */
const longestName = 1_000;
const longestLine = 100_000;

/** A component: its own lines, and those within it that matter. */
export type CalendarBlock = { name: string; lines: string[]; within: CalendarBlock[] };

/**
 * The events and time zones of a calendar, each as its unfolded lines (RFC 5545 3.1), so that one that is broken spoils no
 * other. @returns null where no calendar begins
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
  // An event never lies within another: where one was not closed, the next one closes it.
  if (roots.includes(name)) {
    const root = { name, lines: [], within: [] };
    found.push(root);
    return [root];
  }
  const block = { name, lines: [], within: [] };
  if (open.length === 1) open[0]?.within.push(block);
  // Deeper than that nothing is of use, and nobody shall make us build a tower.
  return open.length > 4 ? open : [...open, block];
}

function isRead(line: string): boolean {
  const colon = line.indexOf(":");
  return colon > 0 && colon <= longestName && read.has((line.split(/[;:]/, 1)[0] ?? "").toUpperCase());
}
