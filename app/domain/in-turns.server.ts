import { type Database, writeTransaction } from "#db/client.server.ts";
import { stopwatch } from "./time/system-clock.server.ts";
import { setImmediate } from "node:timers/promises";

/** Maximum time of one transaction in which no other request is answered, in milliseconds, disk writes excluded. */
const turnMs = 15;

/**
 * Enter many entries in short transactions of `turnMs`, between which other requests are answered.
 * @throws the errors of `enter`: its transaction is rolled back, earlier ones stay
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
