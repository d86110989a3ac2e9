import { type Database, emptyWriteAheadLog, writeTransaction } from "#db/client.server.ts";
import { erasureWaits, markErased } from "#db/queries/instance.server.ts";
import { joinSearchIndex } from "#db/queries/search-index.server.ts";

/**
 * Remove erased data from the segments of the search index and from the write-ahead log, where it remains besides the
 * tables. Without erased data, the index costs one query.
 */
export function finishErasure(db: Database): void {
  if (erasureWaits(db)) {
    writeTransaction(db, (tx) => {
      joinSearchIndex(tx);
      markErased(tx);
    });
  }
  emptyWriteAheadLog(db);
}
