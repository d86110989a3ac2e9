import { type Database, writeTransaction } from "#db/client.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Busy, StorageFull } from "../errors.ts";

/** Number of events indexed in one transaction; others get their turn in between. */
const atOnce = 10;
/** Number of events that a search waits for. */
const most = 2_000;

const underWay = new WeakMap<Database, Promise<boolean>>();

/**
 * Bring the search index up to date, so that results are complete from the moment an event is public; without changes
 * this costs one query. All who wait share one run. Results are still checked against what is public, so an outdated
 * index reveals nothing.
 * @returns false when more events wait than one call indexes, another process writes for too long, or the disk is full
 */
export async function refreshSearch(db: Database): Promise<boolean> {
  if (listQueuedForSearch(db, 1).length === 0) return true;
  const run = underWay.get(db) ?? indexQueued(db).finally(() => underWay.delete(db));
  underWay.set(db, run);
  return run;
}

async function indexQueued(db: Database): Promise<boolean> {
  for (let done = 0; done < most; done += atOnce) {
    if (listQueuedForSearch(db, 1).length === 0) return true;
    try {
      writeTransaction(db, (tx) => indexForSearch(tx, listQueuedForSearch(tx, atOnce)));
    } catch (error) {
      if (error instanceof Busy || error instanceof StorageFull) return false;
      throw error;
    }
    await nextTurn();
  }
  return listQueuedForSearch(db, 1).length === 0;
}

/** True when the next search will find all events, since no more wait than it indexes itself. */
export const canSearchAll = (db: Database): boolean => listQueuedForSearch(db, most + 1).length <= most;
