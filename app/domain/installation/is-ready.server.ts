import { type Database, freeDiskBytes } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";
import { canSearchAll } from "../search/refresh-search-index.server.ts";

/** Minimum free disk space of a working installation, in bytes. */
const leastRoom = 4_000_000;

/**
 * True when the database exists with its tables, accepts a write (which is rolled back), has disk space for more, and
 * searches find all events.
 */
export function isReady(db: Database): boolean {
  try {
    return canWrite(db) && (freeDiskBytes(db) ?? leastRoom) >= leastRoom && canSearchAll(db);
  } catch {
    return false;
  }
}
