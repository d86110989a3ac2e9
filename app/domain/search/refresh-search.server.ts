import { type Database, writeTransaction } from "#db/client.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { Busy } from "../errors.ts";

/** So many events are indexed between two breaths. */
const atOnce = 50;

/**
 * Brings what can be searched up to date with what was changed; without changes it asks one question and is done. What a
 * search finds is held against what is public all the same, so an index that is a moment old shows nothing it must not.
 * @returns whether there may be more to do
 */
export function refreshSearch(db: Database): boolean {
  if (listQueuedForSearch(db, 1).length === 0) return false;
  try {
    return writeTransaction(db, (tx) => {
      const ids = listQueuedForSearch(tx, atOnce);
      indexForSearch(tx, ids);
      return ids.length === atOnce;
    });
  } catch (error) {
    // Somebody else has been writing for longer than a write waits: the index as it is serves.
    if (error instanceof Busy) return false;
    throw error;
  }
}
