import { and, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventRevisions } from "../schema/index.ts";

/** What waits for a coordinator; there is at most one for an event. */
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
