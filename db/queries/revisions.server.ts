import { and, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventRevisions } from "../schema/index.ts";

/** Find the revision of an event that waits for a coordinator; there is at most one. */
export function findProposedRevision(db: Database, eventId: string) {
  return (
    db
      .select()
      .from(eventRevisions)
      .where(and(eq(eventRevisions.eventId, eventId), eq(eventRevisions.state, "proposed")))
      .get() ?? null
  );
}

export function insertRevision(tx: Database, revision: typeof eventRevisions.$inferInsert): void {
  tx.insert(eventRevisions).values(revision).run();
}

export function updateRevision(
  tx: Database,
  revisionId: string,
  change: Partial<typeof eventRevisions.$inferInsert>,
): void {
  tx.update(eventRevisions).set(change).where(eq(eventRevisions.id, revisionId)).run();
}

/** Erase some fields from all revisions of an event, decided ones included. */
export function eraseRevisedFields(tx: Database, eventId: string, isErased: (name: string) => boolean): void {
  const rows = tx.select().from(eventRevisions).where(eq(eventRevisions.eventId, eventId)).all();
  for (const row of rows) {
    const kept = Object.entries(row.fields).filter(([name]) => !isErased(name));
    if (kept.length < Object.keys(row.fields).length) updateRevision(tx, row.id, { fields: Object.fromEntries(kept) });
  }
}
