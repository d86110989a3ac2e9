import type { findCity } from "#db/queries/cities.server.ts";
import { findEvent, findEventIdByExternal, readEventInput } from "#db/queries/events.server.ts";
import { listOfferedCodes } from "#db/queries/vocabulary.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import type { Fault } from "../errors.ts";
import { eventWindow } from "../model/edition.ts";
import { participationModes } from "../model/participation.ts";
import { type DateInput, type EventInput, eventInput } from "../forms/event-input.ts";
import { codeFaults, eventFaults, retiredFaults } from "../events/event-rules.server.ts";
import { resolveDates } from "../dates/resolve-dates.server.ts";
import { parseFaultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { placeLevels, stricterLevel } from "../model/place.ts";
import { languageNamed } from "../text/find-language.ts";
import { resolveLocal } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type LocalDateTime, offsetText } from "../time/zoned-time.ts";
import {
  codesOf,
  columnOfField,
  participationModeOf,
  type EventColumn,
  parseCapacity,
  parseTimeCell,
} from "./event-row.ts";
import type { NamedOrganisation } from "./find-posting-organisation.server.ts";
import type { EventGroup } from "./group-rows.ts";
import type { ImportLookup } from "./import-events.server.ts";
import type { RowFault } from "./import-report.ts";
import { firstRowOf, toRowFaults } from "./row-faults.ts";

/** Event to be saved, with the function that words its faults in terms of the table. */
export type Candidate = {
  input: EventInput & { eventId: string; externalId: string };
  /** Event as stored; null for a new one. */
  existing: EventInput | null;
  sharpen: (field: string, fault: Fault) => Fault;
};
type Cells = EventGroup["cells"];
type City = NonNullable<ReturnType<typeof findCity>>;

/**
 * Read the rows of one event. An existing event keeps the fields that have no column; a new one is checked against all
 * rules.
 * @param columns columns that the file has
 */
export function toCandidate(
  ctx: Context,
  group: EventGroup,
  columns: ReadonlySet<EventColumn>,
  lookup: ImportLookup,
): Candidate | { faults: RowFault[] } {
  const { cells } = group;
  const first = firstRowOf(group);
  const named = lookup.organisation(cells.organisation);
  const { organisation } = named;
  const city = lookup.city(cells.country.toUpperCase(), cells.city);
  const sharpen = (field: string, fault: Fault): Fault => sharper(ctx, cells, field, fault);
  const { dates: read, faults } = readDates(group, city);
  faults.push(...nameFaults(named, city, first));
  const { known, existing } = findExisting(ctx, organisation, cells);
  const dates = columns.has("capacity") ? read : withSeatsOf(existing?.dates ?? [], read);
  const raw = {
    ...(existing ?? newEvent(city, organisation?.contactEmail)),
    ...fieldsOf(cells, columns, lookup),
    ...namedLanguage(cells.other_language, existing),
    cityId: city?.id ?? "unknown",
    organisationId: organisation?.id ?? "unknown",
    // Dates get faults in their own rows; a valid date stands in for them when the other fields are checked.
    dates: dates.length > 0 ? dates : [readableDate],
  };
  const parsed = eventInput.safeParse(nullsAsEmpty(raw));
  faults.push(...shapeFaults(parsed.error?.issues ?? [], first, sharpen));
  const inTime = () => dateFaults(lookup, dates, city, group.rows.length);
  if (!parsed.success || faults.length > 0) {
    const codes = codeFaults(ctx.db, { ...termsOf(cells, lookup), inclusion: {} });
    return { faults: [...faults, ...toRowFaults({ ...codes, ...inTime() }, group, sharpen)] };
  }
  const rules = existing
    ? {}
    : { ...eventFaults(ctx.db, parsed.data), ...retiredFaults(ctx.db, parsed.data, null), ...inTime() };
  if (Object.keys(rules).length > 0) return { faults: toRowFaults(rules, group, sharpen) };
  const input = { ...parsed.data, eventId: known ?? randomUUID(), externalId: cells.external_id };
  return { input, existing, sharpen };
}

/** Return the faults that saving would raise next, so that one report shows all of them. */
function dateFaults(
  lookup: ImportLookup,
  dates: readonly DateInput[],
  city: City | null,
  rowCount: number,
): Record<string, Fault> {
  const edition = lookup.edition();
  if (edition?.state !== "open") return { "": { key: "editionClosed" } };
  if (!city || dates.length < rowCount) return {};
  return resolveDates(dates, city.timeZone, eventWindow(edition)).faults;
}

const nameFaults = (named: NamedOrganisation, city: City | null, row: number): RowFault[] => [
  ...organisationFaults(named).map((fault) => ({ row, column: "organisation", fault })),
  ...(city ? [] : [{ row, column: "city", fault: { key: "unknownCity" } } satisfies RowFault]),
];

function organisationFaults(named: NamedOrganisation): Fault[] {
  if (!named.organisation) return [named.fault];
  return ["pending", "verified"].includes(named.organisation.state) ? [] : [{ key: "choose" }];
}

const readableDate = {
  start: "2000-01-01T00:00",
  end: "2000-01-01T01:00",
  startOffset: null,
  endOffset: null,
  capacity: null,
};

function shapeFaults(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  row: number,
  sharpen: Candidate["sharpen"],
): RowFault[] {
  return issues.map(({ path, message }) => {
    const field = String(path[0] ?? "");
    return { row, column: columnOfField[field] ?? "", fault: sharpen(field, parseFaultText(message)) };
  });
}

function findExisting(ctx: Context, organisation: NamedOrganisation["organisation"], cells: Cells) {
  const known = organisation ? findEventIdByExternal(ctx.db, organisation.id, cells.external_id) : null;
  const event = known === null ? null : findEvent(ctx.db, known);
  return { known, existing: event ? readEventInput(ctx.db, event) : null };
}

/** Values of a new event where the table has none; the place level is the stricter one of city and country. */
const newEvent = (city: City | null, contactEmail: string | undefined) => ({
  attendance: "in_person",
  placeLevel: city ? stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel) : "public",
  door: "just_come",
  contactEmail: contactEmail ?? "",
});

/**
 * Return the fields that the table sets. An empty cell counts only for description, venue and address, whose columns
 * clear the field.
 */
function fieldsOf(cells: Cells, columns: ReadonlySet<EventColumn>, lookup: ImportLookup): Record<string, unknown> {
  const filled = (field: string, cell: string) => (cell === "" ? {} : { [field]: cell });
  const present = (column: EventColumn, field: string) => (columns.has(column) ? { [field]: cells[column] } : {});
  return {
    language: cells.language,
    title: cells.title,
    summary: cells.summary,
    ...termsOf(cells, lookup),
    ...present("description", "description"),
    ...present("venue", "venueName"),
    ...present("address", "streetAddress"),
    ...filled("placeLevel", cells.place_level),
    ...(cells.door === "" ? {} : { door: participationModeOf(cells.door) ?? cells.door }),
    ...filled("contactEmail", cells.contact_email),
    ...present("other_language", "otherLanguage"),
  };
}

/** Return the spoken languages with one that a cell names and that has a code. */
function namedLanguage(cell: string, existing: EventInput | null) {
  const code = languageNamed(cell);
  return code ? { spoken: [...new Set([...(existing?.spoken ?? []), code])], otherLanguage: "" } : {};
}

/** Return the themes and the format that cells name by their codes, or by their labels in any language. */
const termsOf = (cells: Cells, lookup: ImportLookup) => ({
  themes: codesOf(cells.theme).map((name) => lookup.term("theme", name)),
  format: lookup.term("format", cells.format),
});

const withSeatsOf = (old: readonly DateInput[], dates: readonly DateInput[]): DateInput[] =>
  dates.map((date) => ({ ...date, capacity: old.find((entry) => entry.start === date.start)?.capacity ?? null }));

const nullsAsEmpty = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value === null ? "" : value]));

function readDates(group: EventGroup, city: City | null): { dates: DateInput[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const dates = group.rows.flatMap(({ row, cells }): DateInput[] => {
    const start = readTime(cells.start, city?.timeZone ?? null);
    const end = readTime(cells.end, city?.timeZone ?? null);
    const seats = parseCapacity(cells.capacity);
    if ("fault" in start) faults.push({ row, column: "start", fault: start.fault });
    if ("fault" in end) faults.push({ row, column: "end", fault: end.fault });
    if ("fault" in seats) faults.push({ row, column: "capacity", fault: seats.fault });
    if ("fault" in start || "fault" in end || "fault" in seats) return [];
    return [
      { start: start.time, end: end.time, startOffset: start.offset, endOffset: end.offset, capacity: seats.capacity },
    ];
  });
  return { dates, faults };
}

/** Parse a time cell. A written offset must be valid at that time, and is kept only where the hour comes twice. */
function readTime(
  cell: string,
  zone: IanaZone | null,
): { time: LocalDateTime; offset: number | null } | { fault: Fault } {
  const parsed = parseTimeCell(cell);
  if ("fault" in parsed || parsed.offset === null || zone === null) return parsed;
  const found = resolveLocal(parsed.time, zone);
  const possible = found.kind === "once" ? [found.offset] : found.kind === "twice" ? found.offsets : [parsed.offset];
  if (possible.includes(parsed.offset)) return found.kind === "twice" ? parsed : { time: parsed.time, offset: null };
  return { fault: { key: "offsetWrong", values: { expected: possible.map(offsetText).join(" ") } } };
}

/** Name the allowed values in a fault "choose": a table has no options to choose from. */
function sharper(ctx: Context, cells: Cells, field: string, fault: Fault): Fault {
  if (fault.key !== "choose") return fault;
  const possible: Record<string, () => Iterable<string>> = {
    language: () => languages,
    themes: () => listOfferedCodes(ctx.db, "theme"),
    format: () => listOfferedCodes(ctx.db, "format"),
    placeLevel: () => placeLevels,
    door: () => participationModes,
  };
  const values = possible[field];
  const column = columnOfField[field];
  if (!values || !column) return fault;
  return { key: "notOneOf", values: { value: cells[column].slice(0, 40), values: [...values()].join(" ") } };
}
