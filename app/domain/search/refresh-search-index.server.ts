import { type Database, writeTransaction } from "#db/client.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { Busy, StorageFull } from "../errors.ts";

/** Maximum number of events indexed by one call. */
const atOnce = 50;

/**
 * Update the search index for the events that changed, up to `atOnce` of them; without changes this costs one query.
 * Search results are still checked against what is public, so an outdated index reveals nothing.
 */
export function refreshSearch(db: Database): void {
  if (listQueuedForSearch(db, 1).length === 0) return;
  try {
    writeTransaction(db, (tx) => indexForSearch(tx, listQueuedForSearch(tx, atOnce)));
  } catch (error) {
    // Another process writes for too long, or the disk is full: the outdated index still serves.
    if (!(error instanceof Busy || error instanceof StorageFull)) throw error;
  }
}
