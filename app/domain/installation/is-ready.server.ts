import { type Database, freeDiskBytes } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";
import { readProgrammeIndex } from "../programme-index/read-programme-index.server.ts";
import { canSearchAll } from "../search/refresh-search-index.server.ts";

/** Minimum free disk space of a working installation, in bytes. */
const leastRoom = 4_000_000;

/**
 * True when the database exists with its tables, accepts a write (which is rolled back), has disk space for more, and
 * lists and searches find all events; waits for the programme to be read.
 */
export async function isReady(db: Database): Promise<boolean> {
  try {
    await readProgrammeIndex(db);
    return canWrite(db) && (freeDiskBytes(db) ?? leastRoom) >= leastRoom && canSearchAll(db);
  } catch {
    return false;
  }
}
