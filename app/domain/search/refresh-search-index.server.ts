import { type Database, writeTransaction } from "#db/client.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { Busy, StorageFull } from "../errors.ts";

/** So many events are indexed between two breaths. */
const atOnce = 50;

/**
 * Brings what can be searched up to date with what was changed; without changes it asks one question and is done. What a
 * search finds is held against what is public all the same, so an index that is a moment old shows nothing it must not.
 */
export function refreshSearch(db: Database): void {
  if (listQueuedForSearch(db, 1).length === 0) return;
  try {
    writeTransaction(db, (tx) => indexForSearch(tx, listQueuedForSearch(tx, atOnce)));
  } catch (error) {
    // Somebody else has been writing for longer than a write waits, or the disk is full: the index as it is serves.
    if (!(error instanceof Busy || error instanceof StorageFull)) throw error;
  }
}
