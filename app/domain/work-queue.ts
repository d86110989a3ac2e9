import pLimit from "p-limit";
import { Busy } from "./errors.ts";

/**
 * Create a queue for the heavy work of the process: one piece at a time, in order of arrival, so that concurrent
 * requests of this kind leave capacity for readers.
 * @param limits maximum numbers of pieces, the running one included, since each holds its input in memory: `max` in
 * all, `maxOfOwner` for one owner
 * @returns a function that runs a piece of work for an owner; it rejects with Busy when the queue is full
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
