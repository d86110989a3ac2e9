import { type Database, emptyWriteAheadLog, writeTransaction } from "#db/client.server.ts";
import { erasureWaits, markErased } from "#db/queries/instance.server.ts";
import { joinSearchIndex } from "#db/queries/search-index.server.ts";

/**
 * Removes what was erased from where it still stands beside the tables: the parts of the search index it was deleted from,
 * and the write-ahead log. Nothing to do costs one question.
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
