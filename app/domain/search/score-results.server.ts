import type { Database } from "#db/client.server.ts";
import { countFound, lastDocument, listFound, listScored } from "#db/queries/search-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Number of documents looked through between two turns of the event loop. Each part searches the index anew. */
const atOnce = 50_000;

/**
 * Find the events that match a search, public or not, with their scores: lower is better.
 * @param max number of events beyond which scores mean little and are not computed: all are 0
 */
export async function scoreSearch(db: Database, q: string, max: number): Promise<Map<string, number>> {
  if (countFound(db, q, max + 1) <= max) return new Map(listScored(db, q));
  const found = new Map<string, number>();
  const last = lastDocument(db);
  for (let after = 0; after < last; after += atOnce) {
    for (const eventId of listFound(db, q, { after, upTo: after + atOnce })) found.set(eventId, 0);
    await nextTurn();
  }
  return found;
}
