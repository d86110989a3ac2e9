import { type ParticipationMode, participationModes, maxCapacity } from "../model/participation.ts";
import type { Fault } from "../errors.ts";
import { latinDigits } from "../text/plain-text.ts";
import { readDayAndTime } from "../time/typed-time.ts";
import { type LocalDateTime, minutesEast, parseLocalDateTime } from "../time/zoned-time.ts";

/** Columns of an event table. Their names are public and must not change. */
export const eventColumns = {
  required: [
    "external_id",
    "title",
    "summary",
    "language",
    "theme",
    "format",
    "city",
    "country",
    "start",
    "end",
    "organisation",
  ],
  optional: ["description", "venue", "address", "place_level", "capacity", "door", "contact_email", "other_language"],
} as const;
export type EventColumn = (typeof eventColumns.required)[number] | (typeof eventColumns.optional)[number];

/** Order of the columns in downloads. */
export const eventColumnOrder = [
  ...["external_id", "title", "summary", "description", "language", "theme", "format", "city", "country"],
  ...[
    "start",
    "end",
    "venue",
    "address",
    "place_level",
    "capacity",
    "door",
    "organisation",
    "contact_email",
    "other_language",
  ],
] as readonly EventColumn[];

/** Columns that belong to one date; all others must be the same in every row of an event. */
export const dateColumns: readonly EventColumn[] = ["start", "end", "capacity"];

/** Column in which a fault of a field is shown. */
export const columnOfField: Readonly<Record<string, EventColumn>> = {
  cityId: "city",
  contactEmail: "contact_email",
  description: "description",
  door: "door",
  format: "format",
  language: "language",
  organisationId: "organisation",
  otherLanguage: "other_language",
  placeLevel: "place_level",
  streetAddress: "address",
  summary: "summary",
  themes: "theme",
  title: "title",
  venueName: "venue",
};

/** Split a cell at `|`, which separates several codes. */
export const codesOf = (cell: string): string[] =>
  cell
    .split("|")
    .map((code) => code.trim())
    .filter((code) => code !== "");

/** Join codes with `|` for one cell. */
export const withCodes = (codes: readonly string[]): string => codes.join("|");

/**
 * Return the participation mode that a cell gives by its code or its number in the documentation (0 to 2); null if
 * none.
 */
export const participationModeOf = (cell: string): ParticipationMode | null =>
  participationModes.find((door, index) => cell.toLowerCase() === door || cell === String(index)) ?? null;

export type ParsedTime = { time: LocalDateTime; offset: number | null } | { fault: Fault };

/**
 * Parse a wall clock time such as `2026-10-25T02:30` or `25/10/2026 2h30`; where the hour comes twice with an offset,
 * as in `2026-10-25T02:30+01:00`.
 * @returns the offset in minutes east of UTC
 */
export function parseTimeCell(cell: string): ParsedTime {
  if (cell === "") return { fault: { key: "required" } };
  const typed = readDayAndTime(cell);
  if (typed) return { time: typed, offset: null };
  const found = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?$/.exec(latinDigits(cell));
  const time = found ? parseLocalDateTime(`${found[1]}T${found[2]?.padStart(5, "0")}`) : null;
  if (!found || !time) return { fault: { key: "dateTime" } };
  return { time, offset: found[3] === undefined ? null : minutesEast(found[3]) };
}

export function parseCapacity(cell: string): { capacity: number | null } | { fault: Fault } {
  const digits = latinDigits(cell);
  if (digits === "") return { capacity: null };
  if (!/^\d{1,9}$/.test(digits)) return { fault: { key: "wholeNumber" } };
  const capacity = Number(digits);
  if (capacity >= 1 && capacity <= maxCapacity) return { capacity };
  return { fault: { key: "numberBetween", values: { min: 1, max: maxCapacity } } };
}
