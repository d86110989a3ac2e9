import { type Database, writeTransaction } from "#db/client.server.ts";
import { stopwatch } from "../time/system-clock.server.ts";
import { setImmediate } from "node:timers/promises";

/** Longest stretch in which nobody else is answered, in milliseconds, without what the disk takes. */
const turnMs = 15;

/**
 * Enters many things in short transactions, each as many as fit into a turn, between which other requests are answered.
 * @throws what `enter` throws: the turn it was in is undone, those before it stay
 */
export async function inTurns<T>(
  db: Database,
  entries: readonly T[],
  enter: (tx: Database, entry: T) => void,
): Promise<void> {
  let next = 0;
  while (next < entries.length) {
    next = writeTransaction(db, (tx) => {
      const end = stopwatch() + turnMs;
      let at = next;
      do {
        enter(tx, entries[at] as T);
        at += 1;
      } while (at < entries.length && stopwatch() < end);
      return at;
    });
    await setImmediate();
  }
}
