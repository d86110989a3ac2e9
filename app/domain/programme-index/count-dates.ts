import { compareTexts } from "../model/programme-filter.ts";
import type { Instant } from "../time/zoned-time.ts";
import type { Column, ColumnName, ProgrammeIndex } from "./programme-index.ts";

/** Facets with a free choice of values, and `access`, of which all chosen values must hold. */
export const facets = [
  "city",
  "country",
  "region",
  "format",
  "attendance",
  "day",
  "theme",
  "language",
  "access",
] as const;
export type Facet = (typeof facets)[number] | "district" | "organisation";
/** Number of dates by value, in order of the values. */
export type ValueCounts = [value: string, count: number][];

/** Slots in an array that is large enough for all of them. */
export class SlotList {
  readonly #most: number;
  #slots: Uint32Array | null = null;
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(slot: number): void {
    this.#slots ??= new Uint32Array(this.#most);
    this.#slots[this.#length++] = slot;
  }

  slots(): Uint32Array {
    return this.#slots?.subarray(0, this.#length) ?? new Uint32Array(0);
  }
}

/** Count the dates with room for more attendees. @param dates their slots */
export function countWithRoom({ dates: { roomUntil } }: ProgrammeIndex, dates: Uint32Array, now: Instant): number {
  let count = 0;
  for (let at = 0; at < dates.length; at += 1) if ((roomUntil[dates[at] as number] as number) > now) count += 1;
  return count;
}

/** Leave out the dates with a value. @param dates their slots @returns the other slots */
export function datesWithout(
  index: ProgrammeIndex,
  dates: Uint32Array,
  { facet, value }: { facet: ColumnName; value: string },
): Uint32Array {
  const { codes, combinations } = index.columns[facet];
  const has = Uint8Array.from(combinations, (values) => (values.includes(value) ? 1 : 0));
  const others = new Uint32Array(dates.length);
  let length = 0;
  for (let at = 0; at < dates.length; at += 1) {
    const date = dates[at] as number;
    if (has[codes[index.dates.event[date] as number] as number] === 0) others[length++] = date;
  }
  return others.subarray(0, length);
}

/** Split some dates by their day. @param dates their slots @returns slots by day */
export function datesByDay({ day: { codes, combinations } }: ProgrammeIndex, dates: Uint32Array) {
  const counts = new Uint32Array(combinations.length);
  countDates(counts, codes, dates);
  const sorted = new Uint32Array(dates.length);
  const ends = new Uint32Array(combinations.length);
  const lists = new Map<string, Uint32Array>();
  let start = 0;
  for (const [code, count] of counts.entries()) {
    lists.set(combinations[code]?.[0] ?? "", sorted.subarray(start, start + count));
    ends[code] = start;
    start += count;
  }
  for (let at = 0; at < dates.length; at += 1) {
    const code = codes[dates[at] as number] as number;
    const end = ends[code] as number;
    sorted[end] = dates[at] as number;
    ends[code] = end + 1;
  }
  return lists;
}

/** Count some dates by the values of a facet. @param parts their slots */
export const countBy = (index: ProgrammeIndex, parts: readonly Uint32Array[], facet: Facet): ValueCounts =>
  byValue(countCodes(index, parts, facet), columnOf(index, facet).combinations);

const columnOf = (index: ProgrammeIndex, facet: Facet): Column => (facet === "day" ? index.day : index.columns[facet]);

function countCodes(index: ProgrammeIndex, parts: readonly Uint32Array[], facet: Facet): Uint32Array {
  const { codes, combinations } = columnOf(index, facet);
  const counts = new Uint32Array(combinations.length);
  for (const dates of parts) {
    if (facet === "day") countDates(counts, codes, dates);
    else countEvents(counts, codes, { dates, event: index.dates.event });
  }
  return counts;
}

/** List all dates but some. @param dates slots of those left out @returns the other slots */
export function datesBut({ dates: { ids, endsAt } }: ProgrammeIndex, dates: Uint32Array): Uint32Array {
  const isLeftOut = new Uint8Array(ids.length);
  for (let at = 0; at < dates.length; at += 1) isLeftOut[dates[at] as number] = 1;
  const others = new SlotList(ids.length);
  for (let date = 0; date < isLeftOut.length; date += 1)
    if (isLeftOut[date] === 0 && endsAt[date] !== Number.NEGATIVE_INFINITY) others.add(date);
  return others.slots();
}

/** Count all dates but some by the values of a facet. @param others slots of those left out */
export function countAllBut(index: ProgrammeIndex, others: Uint32Array, facet: Facet): ValueCounts {
  const { combinations, totals } = columnOf(index, facet);
  const left = countCodes(index, [others], facet);
  return byValue(
    totals.map((total, code) => total - (left[code] ?? 0)),
    combinations,
  );
}

/** Count the codes of dates. A plain loop: it runs for each of 200,000 dates. */
function countDates(counts: Uint32Array, codes: Uint32Array, dates: Uint32Array): void {
  for (let at = 0; at < dates.length; at += 1) {
    const code = codes[dates[at] as number] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

function countEvents(
  counts: Uint32Array,
  codes: Uint32Array,
  { dates, event }: { dates: Uint32Array; event: Int32Array },
): void {
  for (let at = 0; at < dates.length; at += 1) {
    const code = codes[event[dates[at] as number] as number] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

/** Sum the counts of codes by the values they stand for. */
function byValue(counts: Iterable<number>, combinations: readonly (readonly string[])[]): ValueCounts {
  const counted = [...counts].map((count, code) => ({ count, values: combinations[code] ?? [] }));
  return sumsOf(
    counted.flatMap(({ count, values }) => (count === 0 ? [] : values.map((value) => [value, count] as const))),
  );
}

/** Sum counts by their value, in order of the values. */
export function sumsOf(counts: readonly (readonly [value: string | undefined, count: number])[]): ValueCounts {
  const sums = new Map<string, number>();
  for (const [value, count] of counts) if (value !== undefined) sums.set(value, (sums.get(value) ?? 0) + count);
  return [...sums].sort(([value], [other]) => compareTexts(value, other));
}

/** Put the values with most dates first. */
export const mostFrequentFirst = (counts: ValueCounts): ValueCounts => [...counts].sort(([, a], [, b]) => b - a);
