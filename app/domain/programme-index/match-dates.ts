import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { addDays, type Instant } from "../time/zoned-time.ts";
import {
  countBy,
  countWeighted,
  datesPerEvent,
  type Facet,
  SlotList,
  sumsOf,
  type ValueCounts,
} from "./count-dates.ts";
import { type Column, type ProgrammeIndex, wallClockNumber } from "./programme-index.ts";

export type When = {
  now: Instant;
  /** Only dates that end after this; null: all. */
  endingAfter: Instant | null;
};

const choices = ["city", "country", "region", "format", "attendance", "theme", "language"] as const;

type Query = {
  filter: ProgrammeFilter;
  when: When;
  /** Events that a search found, by id; null without a search. */
  searched: ReadonlyMap<string, unknown> | null;
};

export type Matches = {
  /** Slots of the dates under the filter, in no order. */
  dates: Uint32Array;
  /** Count a facet under all other choices, so that its numbers tell what choosing a value would give. */
  countsOf: (facet: Facet) => ValueCounts;
  /** Number of dates that the filter without its choice of a facet has, by facet with a choice. */
  without: ReadonlyMap<string, number>;
};

/**
 * Find the dates under a filter in one pass over all dates, or over those of the events that a search found, and those
 * that miss a single choice, which count for the facet of that choice. Days are counted from now on.
 */
export function matchDates(index: ProgrammeIndex, query: Query): Matches {
  const tests = testsOf(index, query);
  const chosen: Facet[] = [...tests.choices.map(({ facet }) => facet), ...(tests.days ? (["day"] as const) : [])];
  const missed = chosen.map(() => new SlotList(index.dates.ids.length));
  const dates = pass(index, query, { tests, missed });
  const { now } = query.when;
  /** Dates that count for a facet with a choice: all under the filter, and those that miss only this choice. */
  const datesFor = (facet: Facet): Uint32Array[] => {
    const parts = [dates, missed[chosen.indexOf(facet)]?.slots() ?? new Uint32Array(0)];
    return facet === "day" ? parts.map((part) => part.filter((date) => (index.dates.endsAt[date] ?? 0) > now)) : parts;
  };
  const parts = new Map(chosen.map((facet) => [facet, datesFor(facet)]));
  // Where most dates fit, going through the events in order is faster than looking up the event of each date.
  const weights = dates.length > index.events.ids.length / 2 ? datesPerEvent(index, dates) : null;
  const countAlone = (facet: Facet): ValueCounts =>
    weights === null || facet === "day" || parts.has(facet)
      ? countBy(index, parts.get(facet) ?? [dates], facet)
      : countWeighted(index.columns[facet], weights);
  const counts = new Map<Facet, ValueCounts>();
  const countsOf = (facet: Facet): ValueCounts => {
    const known = counts.get(facet);
    if (known) return known;
    // Countries and regions are counted by their cities.
    const isOfCities = (facet === "country" || facet === "region") && !chosen.some((choice) => choice in places);
    const counted = isOfCities
      ? sumsOf(countsOf("city").map(([city, count]) => [index.places.get(city)?.[facet], count]))
      : countAlone(facet);
    counts.set(facet, counted);
    return counted;
  };
  const sizeOf = (lists: readonly Uint32Array[]) => lists.reduce((sum, list) => sum + list.length, 0);
  return { dates, countsOf, without: new Map([...parts].map(([facet, lists]) => [facet, sizeOf(lists)])) };
}

const places = { city: true, country: true, region: true };

/** Find only the dates under a filter. An event is done with at the first choice that it misses. @returns their slots */
export function findDates(index: ProgrammeIndex, query: Query): Uint32Array {
  const { fixed, choices, days, roomAfter } = testsOf(index, query);
  // All choices are conditions: nothing counts that misses one.
  const tests = {
    fixed: [...choices.map(({ codes, fits }) => ({ codes, fits })), ...fixed],
    choices: [],
    days,
    roomAfter,
  };
  return pass(index, query, { tests, missed: [] });
}

function pass(
  index: ProgrammeIndex,
  { when, searched }: Query,
  { tests, missed }: { tests: Tests; missed: readonly SlotList[] },
): Uint32Array {
  const { dates, events } = index;
  const found = new SlotList(dates.ids.length);
  const after = when.endingAfter ?? Number.NEGATIVE_INFINITY;
  const { roomAfter, days } = tests;
  const visitDate = (date: number, missedByEvent: number): void => {
    if ((dates.endsAt[date] as number) <= after) return;
    if (roomAfter !== null && (dates.roomUntil[date] as number) <= roomAfter) return;
    const miss = days ? withDay(tests, missedByEvent, dates.startsAt[date] as number) : missedByEvent;
    if (miss === none) found.add(date);
    else if (miss !== several) missed[miss]?.add(date);
  };
  const visit = (event: number): void => {
    const missedByEvent = missedBy(tests, event);
    if (missedByEvent === several) return;
    for (let date = events.firstDate[event] as number; date >= 0; date = dates.next[date] as number)
      visitDate(date, missedByEvent);
  };
  if (searched) for (const id of searched.keys()) visitKnown(index, id, visit);
  else for (let event = 0; event < events.ids.length; event += 1) visit(event);
  return found.slots();
}

function visitKnown(index: ProgrammeIndex, eventId: string, visit: (event: number) => void): void {
  const event = index.slots.get(eventId);
  if (event !== undefined) visit(event);
}

/** Positions of choices that an event misses. */
const none = -1;
const several = -2;

/** Tells for each code of a column whether its values fit. */
type ColumnTest = { codes: Uint32Array; fits: Uint8Array };
type Tests = {
  /** Conditions that always hold. */
  fixed: ColumnTest[];
  choices: (ColumnTest & { facet: Facet })[];
  days: { from: number; before: number } | null;
  /** Only dates with room for more attendees after this; null: all. */
  roomAfter: number | null;
};

function testsOf(index: ProgrammeIndex, { filter, when }: Query): Tests {
  const { columns } = index;
  const fixed = [
    ...(filter.organisation.length > 0 ? [anyOf(columns.organisation, filter.organisation)] : []),
    ...filter.access.map((code) => anyOf(columns.access, [code])),
    ...(filter.edition === null ? [] : [anyOf(columns.edition, [filter.edition])]),
  ];
  const chosen = choices
    .filter((facet) => filter[facet].length > 0)
    .map((facet) => ({ facet, ...anyOf(columns[facet], filter[facet]) }));
  const { from, to } = filter;
  const days =
    from === null && to === null
      ? null
      : { from: from ? wallClockNumber(from) : 0, before: to ? wallClockNumber(addDays(to, 1)) : Infinity };
  return { fixed, choices: chosen, days, roomAfter: filter.seats ? when.now : null };
}

function anyOf(column: Column, values: readonly string[]): ColumnTest {
  const wanted = new Set(values);
  const fits = Uint8Array.from(column.combinations, (combination) =>
    combination.some((value) => wanted.has(value)) ? 1 : 0,
  );
  return { codes: column.codes, fits };
}

/** Return the position of the only choice that an event misses, `none`, or `several` where it cannot count at all. */
function missedBy({ fixed, choices }: Tests, event: number): number {
  for (const { codes, fits } of fixed) if (fits[codes[event] ?? 0] === 0) return several;
  let missed = none;
  for (let choice = 0; choice < choices.length; choice += 1) {
    const { codes, fits } = choices[choice] as ColumnTest;
    if (fits[codes[event] ?? 0] === 0) {
      if (missed !== none) return several;
      missed = choice;
    }
  }
  return missed;
}

/** Add the choice of days, whose position follows those of the other choices. */
function withDay({ choices, days }: Tests, missed: number, startsAt: number): number {
  if (days === null || (startsAt >= days.from && startsAt < days.before)) return missed;
  return missed === none ? choices.length : several;
}
