import type { Database } from "#db/client.server.ts";
import { countFound, listFound, listScored } from "#db/queries/search-index.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So many events are read before others have their turn. */
const atOnce = 2_000;

/**
 * The events that have the words of a search, public or not, and how well each fits: less is better.
 * @param max beyond so many, how well each fits says little and is not asked: all are 0
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
