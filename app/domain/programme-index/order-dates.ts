import type { UpdateKey } from "#db/queries/open-data.server.ts";
import { compareTexts, type PageKey } from "../model/programme-filter.ts";
import { type ProgrammeIndex, wallClockNumber } from "./programme-index.ts";

/**
 * Return the first dates in order of time, without sorting the others.
 * @param found slots of dates, in no order
 * @param after the last date of the page before; null: from the first
 */
export const firstInTime = (
  { dates }: ProgrammeIndex,
  found: Uint32Array,
  { after = null, limit }: { after?: PageKey | null; limit: number },
): number[] =>
  firstBy(found, {
    order: inTime(dates),
    after: after && { key: wallClockNumber(after.startsAtLocal), id: after.dateId },
    limit,
  });

/** Order of dates: by the wall clock, then by their ids. */
const inTime = ({ startsAt, ids }: ProgrammeIndex["dates"]): Order => ({ keys: startsAt, ids, isReversed: false });

/**
 * Return dates with the best score first; equal scores in order of time.
 * @param scores by event id: lower is better
 */
export function byScore(index: ProgrammeIndex, found: Uint32Array, scores: ReadonlyMap<string, number>): number[] {
  const scoreOf = (date: number) => scores.get(index.events.ids[index.dates.event[date] ?? 0] ?? "") ?? 0;
  const compare = comparing(inTime(index.dates));
  return [...found].sort((a, b) => scoreOf(a) - scoreOf(b) || compare(a, b));
}

export const dateIds = ({ dates }: ProgrammeIndex, slots: readonly number[]): string[] =>
  slots.map((slot) => dates.ids[slot] ?? "");

/**
 * Return the first events of some dates in order of their last change, then of their ids.
 * @param found slots of dates, in no order
 * @param after the last event of the page before; null: from the first
 * @param newestFirst the other way round
 */
export function firstByUpdate(
  { dates, events }: ProgrammeIndex,
  found: Uint32Array,
  { after = null, newestFirst = false, limit }: { after?: UpdateKey | null; newestFirst?: boolean; limit: number },
): UpdateKey[] {
  const first = firstBy(eventsOf(dates.event, found, events.ids.length), {
    order: { keys: events.updatedAt, ids: events.ids, isReversed: newestFirst },
    after: after && { key: after.updatedAt, id: after.id },
    limit,
  });
  return first.map((event) => ({ updatedAt: events.updatedAt[event] ?? 0, id: events.ids[event] ?? "" }));
}

/** List the events of some dates, each once. */
function eventsOf(eventOf: Int32Array, dates: Uint32Array, most: number): Uint32Array {
  const isListed = new Uint8Array(most);
  for (let at = 0; at < dates.length; at += 1) isListed[eventOf[dates[at] as number] as number] = 1;
  const listed = new Uint32Array(most);
  let count = 0;
  for (let event = 0; event < most; event += 1) if (isListed[event] === 1) listed[count++] = event;
  return listed.subarray(0, count);
}

/** Order of slots by a number, then by an id. */
type Order = { keys: Float64Array; ids: readonly string[]; isReversed: boolean };

const comparing =
  ({ keys, ids, isReversed }: Order) =>
  (a: number, b: number): number =>
    ((keys[a] ?? 0) - (keys[b] ?? 0) || compareTexts(ids[a] ?? "", ids[b] ?? "")) * (isReversed ? -1 : 1);

type Selection = { order: Order; after: { key: number; id: string } | null; limit: number };

/** Return the first slots in an order, without sorting the others. */
function firstBy(slots: Uint32Array, { order, after, limit }: Selection): number[] {
  const { keys, ids, isReversed } = order;
  const compare = comparing(order);
  const sign = isReversed ? -1 : 1;
  const isAfter = (slot: number): boolean =>
    after === null || ((keys[slot] ?? 0) - after.key || compareTexts(ids[slot] ?? "", after.id)) * sign > 0;
  const first: number[] = [];
  const next = (at: number): number => skipLater(slots, { order, at, last: first[limit - 1] ?? null });
  for (let at = next(0); at < slots.length; at = next(at + 1)) {
    const slot = slots[at] as number;
    if (!isAfter(slot)) continue;
    first.splice(first.findLastIndex((other) => compare(other, slot) < 0) + 1, 0, slot);
    if (first.length > limit) first.pop();
  }
  return first;
}

/**
 * Return the position of the next slot that comes before the last of those found. Most are ruled out by comparing two
 * numbers; where many have the same key, as after an import, by their ids.
 */
function skipLater(slots: Uint32Array, { order, at, last }: { order: Order; at: number; last: number | null }): number {
  if (last === null) return at;
  const { keys, ids, isReversed } = order;
  const sign = isReversed ? -1 : 1;
  const lastKey = (keys[last] as number) * sign;
  const lastId = ids[last] as string;
  let next = at;
  for (; next < slots.length; next += 1) {
    const slot = slots[next] as number;
    const key = (keys[slot] as number) * sign;
    if (key > lastKey) continue;
    if (key < lastKey || (ids[slot] as string) < lastId !== isReversed) break;
  }
  return next;
}
