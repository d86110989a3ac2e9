import { Busy } from "../errors.ts";

/** How many may wait: each holds a whole upload in memory. */
const maxWaiting = 8;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs heavy work after all that came before it, one at a time for the whole process: pictures sent at once must not
 * take the machine from everybody who only reads.
 * @throws Busy when too many wait already
 */
export async function serialise<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= maxWaiting) throw new Busy();
  waiting += 1;
  const mine = last.then(work);
  last = mine
    .catch(() => {})
    .finally(() => {
      waiting -= 1;
    });
  return mine;
}
