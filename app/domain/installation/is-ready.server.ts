import { type Database, freeDiskBytes } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";

/** Minimum free disk space of a working installation, in bytes. */
const leastRoom = 4_000_000;

/**
 * True when the database exists with its tables, accepts a write (which is rolled back) and has disk space for more.
 */
export function isReady(db: Database): boolean {
  try {
    return canWrite(db) && (freeDiskBytes(db) ?? leastRoom) >= leastRoom;
  } catch {
    return false;
  }
}
