import { type ParticipationMode, participationModes, maxCapacity } from "../model/participation.ts";
import type { Fault } from "../errors.ts";
import { latinDigits } from "../text/plain-text.ts";
import { type LocalDateTime, minutesEast, parseLocalDateTime } from "../time/zoned-time.ts";

/** Columns of an event table; their names are public and stay. */
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
  optional: ["description", "venue", "address", "place_level", "capacity", "door", "contact_email"],
} as const;
export type EventColumn = (typeof eventColumns.required)[number] | (typeof eventColumns.optional)[number];

/** The order in which downloads write them. */
export const eventColumnOrder = [
  ...["external_id", "title", "summary", "description", "language", "theme", "format", "city", "country"],
  ...["start", "end", "venue", "address", "place_level", "capacity", "door", "organisation", "contact_email"],
] as readonly EventColumn[];

/** Columns that belong to one date; all others must be the same in every row of an event. */
export const dateColumns: readonly EventColumn[] = ["start", "end", "capacity"];

/** The column a fault of an event's field is shown in. */
export const columnOfField: Readonly<Record<string, EventColumn>> = {
  cityId: "city",
  contactEmail: "contact_email",
  description: "description",
  door: "door",
  format: "format",
  language: "language",
  organisationId: "organisation",
  placeLevel: "place_level",
  streetAddress: "address",
  summary: "summary",
  themes: "theme",
  title: "title",
  venueName: "venue",
};

/** Several codes in one cell stand between upright strokes. */
export const codesOf = (cell: string): string[] =>
  cell
    .split("|")
    .map((code) => code.trim())
    .filter((code) => code !== "");

/** Such a cell. */
export const withCodes = (codes: readonly string[]): string => codes.join("|");

/** A door by its code or by its number in the documentation, 0 to 2. */
export const participationModeOf = (cell: string): ParticipationMode | null =>
  participationModes.find((door, index) => cell.toLowerCase() === door || cell === String(index)) ?? null;

export type ParsedTime = { time: LocalDateTime; offset: number | null } | { fault: Fault };

/**
 * Reads `2026-10-25T02:30` (a blank may stand for the T), with an offset where it is needed, as in
 * `2026-10-25T02:30+01:00`. @returns the offset in minutes east of UTC
 */
export function parseTimeCell(cell: string): ParsedTime {
  if (cell === "") return { fault: { key: "required" } };
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
