import { eq, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { instance } from "../schema/index.ts";

/** Call inside the transaction of every change the public may see: cached pages are of one version. */
export function raiseProgrammeVersion(tx: Database): void {
  tx.insert(instance)
    .values({ id: 1, programmeVersion: 1 })
    .onConflictDoUpdate({ target: instance.id, set: { programmeVersion: sql`${instance.programmeVersion} + 1` } })
    .run();
}

/** One statement, prepared once: it runs for every page that is answered from memory. */
export function programmeVersionReader(db: Database): () => number {
  const query = db.select({ version: instance.programmeVersion }).from(instance).where(eq(instance.id, 1)).prepare();
  return () => query.get()?.version ?? 0;
}

class UndoneWrite extends Error {}

/** Writes a row of the newest table and takes it back; throws what SQLite throws when it cannot. */
export function canWrite(db: Database): boolean {
  try {
    db.transaction(
      (tx) => {
        raiseProgrammeVersion(tx);
        throw new UndoneWrite();
      },
      { behavior: "immediate" },
    );
  } catch (error) {
    if (error instanceof UndoneWrite) return true;
    throw error;
  }
  return false;
}
