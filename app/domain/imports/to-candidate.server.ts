import type { Database } from "#db/client.server.ts";
import { type findCity, findCityByName } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { findEvent, findEventIdByExternal, readEventInput } from "#db/queries/events.server.ts";
import { listTermCodes } from "#db/queries/vocabulary.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import type { Fault } from "../errors.ts";
import { eventWindow } from "../editions/edition.ts";
import { doors } from "../events/event.ts";
import { type DateInput, type EventInput, eventInput } from "../events/event-input.ts";
import { codeFaults } from "../events/event-rules.server.ts";
import { settleDates } from "../events/settle-dates.server.ts";
import { parseFaultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { placeLevels, stricterLevel } from "../places/place.ts";
import { resolveLocal } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type LocalDateTime, offsetText } from "../time/zoned-time.ts";
import { codesOf, columnOfField, doorOf, type EventColumn, parseCapacity, parseTimeCell } from "./event-row.ts";
import type { NamedOrganisation } from "./find-posting-organisation.server.ts";
import type { EventGroup } from "./group-rows.ts";
import type { RowFault } from "./import-report.ts";
import { toRowFaults } from "./row-faults.ts";

/** An event as the verb wants it, and how to say its faults in terms of the table. */
export type Candidate = {
  input: EventInput & { eventId: string; externalId: string };
  sharpen: (field: string, fault: Fault) => Fault;
};
type Cells = EventGroup["cells"];
type City = NonNullable<ReturnType<typeof findCity>>;

/**
 * Reads the rows of one event. An event that is there keeps what the table has no column for.
 * @param columns those the file has
 * @param named the organisation of the group
 */
export function toCandidate(
  ctx: Context,
  group: EventGroup,
  columns: ReadonlySet<EventColumn>,
  named: NamedOrganisation,
): Candidate | { faults: RowFault[] } {
  const { cells } = group;
  const first = group.rows[0]?.row ?? 1;
  const { organisation } = named;
  const city = findCityByName(ctx.db, cells.country.toUpperCase(), cells.city);
  const sharpen = (field: string, fault: Fault): Fault => sharper(ctx, cells, field, fault);
  const { dates: read, faults } = readDates(group, city);
  faults.push(...nameFaults(named, city, first));
  const { known, existing } = findExisting(ctx, organisation, cells);
  const dates = columns.has("capacity") ? read : withSeatsOf(existing?.dates ?? [], read);
  const raw = {
    ...(existing ?? newEvent(city, organisation?.contactEmail)),
    ...fieldsOf(cells, columns),
    cityId: city?.id ?? "unknown",
    organisationId: organisation?.id ?? "unknown",
    // Dates have faults of their own, with rows; one that can be read stands in for them here.
    dates: dates.length > 0 ? dates : [readableDate],
  };
  const parsed = eventInput.safeParse(nullsAsEmpty(raw));
  faults.push(...shapeFaults(parsed.error?.issues ?? [], first, sharpen));
  if (!parsed.success || faults.length > 0) {
    const rules = ruleFaults(ctx.db, { ...raw, dates }, city, group.rows.length);
    return { faults: [...faults, ...toRowFaults(rules, group, sharpen)] };
  }
  return { input: { ...parsed.data, eventId: known ?? randomUUID(), externalId: cells.external_id }, sharpen };
}

/** What the verb would refuse next: said now, so that one look at the report is enough. */
function ruleFaults(
  db: Database,
  raw: { themes?: unknown; format?: unknown; dates: readonly DateInput[] },
  city: City | null,
  rowCount: number,
): Record<string, Fault> {
  const codes = codeFaults(db, { themes: raw.themes as string[], format: String(raw.format), inclusion: {} });
  const edition = findCurrentEdition(db, "en");
  if (!city || !edition || raw.dates.length < rowCount) return codes;
  return { ...codes, ...settleDates(raw.dates, city.timeZone, eventWindow(edition)).faults };
}

const nameFaults = (named: NamedOrganisation, city: City | null, row: number): RowFault[] => [
  ...(named.organisation ? [] : [{ row, column: "organisation", fault: named.fault } satisfies RowFault]),
  ...(city ? [] : [{ row, column: "city", fault: { key: "unknownCity" } } satisfies RowFault]),
];

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

/** What a new event is where the table says nothing: as careful as its city asks. */
const newEvent = (city: City | null, contactEmail: string | undefined) => ({
  attendance: "in_person",
  placeLevel: city ? stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel) : "public",
  door: "just_come",
  contactEmail: contactEmail ?? "",
});

/** Only cells that say something, or whose column is there to say "nothing". */
function fieldsOf(cells: Cells, columns: ReadonlySet<EventColumn>): Record<string, unknown> {
  const filled = (field: string, cell: string) => (cell === "" ? {} : { [field]: cell });
  const present = (column: EventColumn, field: string) => (columns.has(column) ? { [field]: cells[column] } : {});
  return {
    language: cells.language,
    title: cells.title,
    summary: cells.summary,
    themes: codesOf(cells.theme),
    format: cells.format,
    ...present("description", "description"),
    ...present("venue", "venueName"),
    ...present("address", "streetAddress"),
    ...filled("placeLevel", cells.place_level),
    ...(cells.door === "" ? {} : { door: doorOf(cells.door) ?? cells.door }),
    ...filled("contactEmail", cells.contact_email),
  };
}

const withSeatsOf = (old: readonly DateInput[], dates: readonly DateInput[]): DateInput[] =>
  dates.map((date) => ({ ...date, capacity: old.find((one) => one.start === date.start)?.capacity ?? null }));

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

/** An offset that was written must be the one that holds there; it is kept only where it chooses. */
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

/** "Choose one of the possibilities" helps nobody in a table: it names them. */
function sharper(ctx: Context, cells: Cells, field: string, fault: Fault): Fault {
  if (fault.key !== "choose") return fault;
  const possible: Record<string, () => Iterable<string>> = {
    language: () => languages,
    themes: () => listTermCodes(ctx.db, "theme"),
    format: () => listTermCodes(ctx.db, "format"),
    placeLevel: () => placeLevels,
    door: () => doors,
  };
  const values = possible[field];
  const column = columnOfField[field];
  if (!values || !column) return fault;
  return { key: "notOneOf", values: { value: cells[column], values: [...values()].join(" ") } };
}
