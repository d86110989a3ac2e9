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
  const has = combinations.map((values) => values.includes(value));
  const others = new SlotList(dates.length);
  for (let at = 0; at < dates.length; at += 1) {
    const date = dates[at] as number;
    if (!has[codes[index.dates.event[date] as number] as number]) others.add(date);
  }
  return others.slots();
}

/** Split some dates by their day. @param dates their slots @returns slots by day */
export function datesByDay({ day }: ProgrammeIndex, dates: Uint32Array): Map<string, Uint32Array> {
  const counts = new Uint32Array(day.combinations.length);
  countDates(counts, day.codes, dates);
  const lists = [...counts].map((count) => new SlotList(count));
  for (let at = 0; at < dates.length; at += 1) {
    const date = dates[at] as number;
    lists[day.codes[date] as number]?.add(date);
  }
  return new Map(lists.map((list, code) => [day.combinations[code]?.[0] ?? "", list.slots()]));
}

/** Count some dates by the values of a facet. @param parts their slots */
export function countBy(index: ProgrammeIndex, parts: readonly Uint32Array[], facet: Facet): ValueCounts {
  const { codes, combinations } = facet === "day" ? index.day : index.columns[facet];
  const counts = new Uint32Array(combinations.length);
  for (const dates of parts) {
    if (facet === "day") countDates(counts, codes, dates);
    else countEvents(counts, codes, { dates, event: index.dates.event });
  }
  return byValue(counts, combinations);
}

/** Count the dates of each event. @param dates their slots @returns numbers by slot of the event */
export function datesPerEvent({ dates: { event }, events }: ProgrammeIndex, dates: Uint32Array): Uint16Array {
  const weights = new Uint16Array(events.ids.length);
  for (let at = 0; at < dates.length; at += 1) {
    const of = event[dates[at] as number] as number;
    weights[of] = (weights[of] as number) + 1;
  }
  return weights;
}

/** Count the values of events. @param weights number of dates of each event */
export function countWeighted({ codes, combinations }: Column, weights: Uint16Array): ValueCounts {
  const counts = new Uint32Array(combinations.length);
  for (let event = 0; event < weights.length; event += 1) {
    const code = codes[event] as number;
    counts[code] = (counts[code] as number) + (weights[event] as number);
  }
  return byValue(counts, combinations);
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
function byValue(counts: Uint32Array, combinations: readonly (readonly string[])[]): ValueCounts {
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
