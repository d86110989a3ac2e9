import type { ProgrammeFilter } from "../model/programme-filter.ts";
import type { Instant } from "../time/zoned-time.ts";
import { countAllBut, countBy, datesBut, type Facet, SlotList, sumsOf, type ValueCounts } from "./count-dates.ts";
import type { Column, ProgrammeIndex } from "./programme-index.ts";

export type When = {
  now: Instant;
  /** Only dates that end after this; null: all. */
  endingAfter: Instant | null;
};

const choices = ["city", "country", "region", "format", "attendance", "theme", "language"] as const;

type Query = {
  filter: ProgrammeFilter;
  when: When;
  /** Slots of the events that a search found; null without a search. */
  searched: Uint32Array | null;
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
  // Where most dates fit, counting the others is faster.
  const others = dates.length > index.dateCount / 2 ? datesBut(index, dates) : null;
  const countAlone = (facet: Facet): ValueCounts =>
    others === null || parts.has(facet)
      ? countBy(index, parts.get(facet) ?? [dates], facet)
      : countAllBut(index, others, facet);
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

/** Find only the dates under a filter. @returns their slots */
export function findDates(index: ProgrammeIndex, query: Query): Uint32Array {
  const { fixed, choices, days, roomFrom } = testsOf(index, query);
  // All choices are conditions: nothing counts that misses one.
  const tests = {
    fixed: [...choices, ...fixed],
    choices: [],
    days,
    roomFrom,
  };
  return pass(index, query, { tests, missed: [] });
}

function pass(
  index: ProgrammeIndex,
  { when, searched }: Query,
  { tests, missed }: { tests: Tests; missed: readonly SlotList[] },
): Uint32Array {
  const events = searched ?? eventsOfRarest(index, tests.fixed);
  return testDates(index, {
    dates: events && datesOfEvents(index, events),
    missedByEvent: testEvents(index, tests, events),
    after: when.endingAfter ?? Number.NEGATIVE_INFINITY,
    roomFrom: tests.roomFrom ?? Number.NEGATIVE_INFINITY,
    missedByDay: tests.days
      ? missedBits(tests.days, 1 << tests.choices.length)
      : new Uint16Array(index.day.combinations.length),
    missed,
  });
}

type DateTests = {
  /** Slots to test; null: all. */
  dates: Uint32Array | null;
  missedByEvent: Uint16Array;
  after: number;
  roomFrom: number;
  /** Bits by code of the day. */
  missedByDay: Uint16Array;
  missed: readonly SlotList[];
};

function testDates({ dates: { event, endsAt, roomUntil, ids }, day }: ProgrammeIndex, tests: DateTests): Uint32Array {
  const days = day.codes;
  const { dates, missedByEvent, after, roomFrom, missedByDay, missed } = tests;
  const count = dates ? dates.length : ids.length;
  const found = new Uint32Array(count);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const date = dates ? (dates[at] as number) : at;
    if ((endsAt[date] as number) <= after || (roomUntil[date] as number) < roomFrom) continue;
    const ofDay = missedByDay[days[date] as number] as number;
    const misses = (missedByEvent[event[date] as number] as number) | ofDay;
    if (misses === 0) found[length++] = date;
    else if (isSingleBit(misses)) missed[31 - Math.clz32(misses)]?.add(date);
  }
  return found.subarray(0, length);
}

const isSingleBit = (bits: number): boolean => (bits & (bits - 1)) === 0;

/** List the events under the condition that fewest dates fulfil; null where looking at all events is faster. */
function eventsOfRarest(index: ProgrammeIndex, conditions: readonly ColumnTest[]): Uint32Array | null {
  const [rarest] = [...conditions].sort((a, b) => a.dates - b.dates);
  if (rarest === undefined || rarest.dates > index.dateCount / 4) return null;
  const events = new SlotList(index.events.ids.length);
  for (let event = 0; event < index.events.ids.length; event += 1)
    if (rarest.fits[rarest.codes[event] as number] === 1) events.add(event);
  return events.slots();
}

function datesOfEvents({ dates, events: { firstDate } }: ProgrammeIndex, events: Uint32Array): Uint32Array {
  const found = new SlotList(dates.ids.length);
  for (const event of events)
    for (let date = firstDate[event] as number; date >= 0; date = dates.next[date] as number) found.add(date);
  return found.slots();
}

/** Two bits, so that whatever misses a condition that always holds counts for no choice. */
const fixedBits = 0xc000;

/**
 * Test events one column after the other, which is faster than all columns of one event after the other.
 * @param events their slots; null: all
 * @returns a bit for each choice that an event misses, by slot
 */
function testEvents(index: ProgrammeIndex, { fixed, choices }: Tests, events: Uint32Array | null): Uint16Array {
  const missed = new Uint16Array(index.events.ids.length);
  for (const test of fixed) testColumn(missed, test, { events, bits: fixedBits });
  for (const [at, test] of choices.entries()) testColumn(missed, test, { events, bits: 1 << at });
  return missed;
}

const missedBits = ({ fits }: Pick<ColumnTest, "fits">, bits: number): Uint16Array =>
  Uint16Array.from(fits, (fit) => (fit === 1 ? 0 : bits));

/** Without branches, which would be mispredicted where about half of the events fit. */
function testColumn(
  missed: Uint16Array,
  { codes, fits }: ColumnTest,
  { events, bits }: { events: Uint32Array | null; bits: number },
): void {
  const bitsOf = missedBits({ fits }, bits);
  const count = events ? events.length : missed.length;
  for (let at = 0; at < count; at += 1) {
    const event = events ? (events[at] as number) : at;
    missed[event] = (missed[event] as number) | (bitsOf[codes[event] as number] as number);
  }
}

/** Tells for each code of a column whether its values fit. @property dates number of dates whose values fit */
type ColumnTest = { codes: Uint32Array; fits: Uint8Array; dates: number };
type Tests = {
  /** Conditions that always hold. */
  fixed: ColumnTest[];
  choices: (ColumnTest & { facet: Facet })[];
  days: ColumnTest | null;
  /** Only dates with room for more attendees until this or later, in ms; null: all. */
  roomFrom: number | null;
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
      : testOf(index.day, ([day = ""]) => day >= (from ?? "") && (to === null || day <= to));
  return { fixed, choices: chosen, days, roomFrom: filter.seats ? when.now + 1 : null };
}

function anyOf(column: Column, values: readonly string[]): ColumnTest {
  const wanted = new Set(values);
  return testOf(column, (combination) => combination.some((value) => wanted.has(value)));
}

function testOf(column: Column, isFit: (values: readonly string[]) => boolean): ColumnTest {
  const fits = Uint8Array.from(column.combinations, (values) => (isFit(values) ? 1 : 0));
  const dates = column.totals.reduce((sum, total, code) => sum + (fits[code] === 1 ? total : 0), 0);
  return { codes: column.codes, fits, dates };
}
