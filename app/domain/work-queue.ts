import pLimit from "p-limit";
import { Busy } from "./errors.ts";

/**
 * Make a queue for heavy work of the whole process, one piece at a time in the order they came: what is sent at once must
 * not take the machine from everybody who only reads.
 * @param limits how many pieces may be there, the one under way among them, since each holds its input in memory:
 * `max` of all, `maxOfOwner` of one owner
 * @returns a function that runs a piece of work for an owner; it rejects with Busy when too many are there
 */
export function createWorkQueue({ max, maxOfOwner = max }: { max: number; maxOfOwner?: number }) {
  const limit = pLimit(1);
  const ofOwner = new Map<string, number>();
  const count = (owner: string, step: 1 | -1) => {
    const own = (ofOwner.get(owner) ?? 0) + step;
    if (own > 0) ofOwner.set(owner, own);
    else ofOwner.delete(owner);
  };
  return async <T>(owner: string, work: () => Promise<T>): Promise<T> => {
    if (limit.activeCount + limit.pendingCount >= max || (ofOwner.get(owner) ?? 0) >= maxOfOwner) throw new Busy();
    count(owner, 1);
    return limit(work).finally(() => count(owner, -1));
  };
}
