import type { Database } from "#db/client.server.ts";
import { canWrite } from "#db/queries/instance.server.ts";

/** Whether the database is there, has its tables, and the disk under it takes a write (undone at once). */
export function isReady(db: Database): boolean {
  try {
    return canWrite(db);
  } catch {
    return false;
  }
}
