import { type Database, freeDiskBytes } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";

/** Minimum free disk space of a working installation, in bytes. */
const leastRoom = 4_000_000;

/**
 * True when the database exists with its tables, accepts a write (which is rolled back), has disk space for more, and
 * when searches find all events.
 */
export async function isReady(db: Database): Promise<boolean> {
  try {
    return canWrite(db) && (freeDiskBytes(db) ?? leastRoom) >= leastRoom && (await refreshSearch(db));
  } catch {
    return false;
  }
}
