import { Busy } from "./errors.ts";

/**
 * Make a queue for heavy work of the whole process, one piece at a time in the order they came: what is sent at once must
 * not take the machine from everybody who only reads.
 * @param limits how many pieces may be there, the one under way among them, since each holds its input in memory:
 * `max` of all, `maxOfOwner` of one owner
 * @returns a function that runs a piece of work for an owner; it rejects with Busy when too many are there
 */
export function createWorkQueue({ max, maxOfOwner = max }: { max: number; maxOfOwner?: number }) {
  const waiting = new Map<string, number>();
  let all = 0;
  let last: Promise<unknown> = Promise.resolve();
  const count = (owner: string, step: 1 | -1) => {
    all += step;
    const own = (waiting.get(owner) ?? 0) + step;
    if (own > 0) waiting.set(owner, own);
    else waiting.delete(owner);
  };
  return async <T>(owner: string, work: () => Promise<T>): Promise<T> => {
    if (all >= max || (waiting.get(owner) ?? 0) >= maxOfOwner) throw new Busy();
    count(owner, 1);
    const mine = last.then(work);
    last = mine.catch(() => {}).finally(() => count(owner, -1));
    return mine;
  };
}
