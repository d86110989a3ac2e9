import { type Database, freeDiskBytes } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";

/** With less than this on its disk an installation cannot do its work for long, in bytes. */
const leastRoom = 4_000_000;

/** Whether the database is there, has its tables, and takes a write (undone at once), with room for more. */
export function isReady(db: Database): boolean {
  try {
    return canWrite(db) && (freeDiskBytes(db) ?? leastRoom) >= leastRoom;
  } catch {
    return false;
  }
}
