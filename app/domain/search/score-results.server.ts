import type { Database } from "#db/client.server.ts";
import { countFound, listFound, listScored } from "#db/queries/search-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Number of events read between two turns of the event loop. */
const atOnce = 2_000;

/**
 * Find the events that match a search, public or not, with their scores: lower is better.
 * @param max number of events beyond which scores mean little and are not computed: all are 0
 */
export async function scoreSearch(db: Database, q: string, max: number): Promise<Map<string, number>> {
  if (countFound(db, q, max + 1) <= max) return new Map(listScored(db, q));
  const found = new Map<string, number>();
  let after: number | undefined = 0;
  while (after !== undefined) {
    const part = listFound(db, q, { after, limit: atOnce });
    for (const [eventId] of part) found.set(eventId, 0);
    after = part.at(-1)?.[1];
    await nextTurn();
  }
  return found;
}
