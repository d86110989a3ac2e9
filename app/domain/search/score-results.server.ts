import type { Database } from "#db/client.server.ts";
import { countFound, lastDocument, listFoundDocuments, listScored } from "#db/queries/search-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Number of documents looked through between two turns of the event loop. Each part searches the index anew. */
const atOnce = 50_000;

/** Scores by event id, lower is better; or the ids of documents of the search index, where they are too many to score. */
export type FoundBySearch = ReadonlyMap<string, number> | Uint32Array;

/**
 * Find the events that match a search, public or not.
 * @param max number of events beyond which scores mean little and are not computed
 */
export async function scoreSearch(db: Database, q: string, max: number): Promise<FoundBySearch> {
  if (countFound(db, q, max + 1) <= max) return new Map(listScored(db, q));
  const found: number[][] = [];
  const last = lastDocument(db);
  for (let after = 0; after < last; after += atOnce) {
    found.push(listFoundDocuments(db, q, { after, upTo: after + atOnce }));
    await nextTurn();
  }
  return Uint32Array.from(found.flat());
}
