import type { UrgentChangeFields } from "#app/domain/model/urgent-change.ts";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { urgentChanges } from "../schema/index.ts";

/** Find the unreviewed urgent change of an event, or of one of its dates. */
export function findOpenUrgentChange(db: Database, eventId: string, dateId: string | null) {
  const isOfDate = dateId === null ? isNull(urgentChanges.dateId) : eq(urgentChanges.dateId, dateId);
  return (
    db
      .select()
      .from(urgentChanges)
      .where(and(eq(urgentChanges.eventId, eventId), eq(urgentChanges.state, "open"), isOfDate))
      .get() ?? null
  );
}

/** List the unreviewed urgent changes of an event, oldest first. */
export function listOpenUrgentChanges(db: Database, eventId: string) {
  return db
    .select()
    .from(urgentChanges)
    .where(and(eq(urgentChanges.eventId, eventId), eq(urgentChanges.state, "open")))
    .orderBy(asc(urgentChanges.at), asc(urgentChanges.id))
    .all();
}
export type UrgentChange = ReturnType<typeof listOpenUrgentChanges>[number];

export function findUrgentChange(db: Database, urgentChangeId: string) {
  return db.select().from(urgentChanges).where(eq(urgentChanges.id, urgentChangeId)).get() ?? null;
}

export function insertUrgentChange(tx: Database, urgentChange: typeof urgentChanges.$inferInsert): void {
  tx.insert(urgentChanges).values(urgentChange).run();
}

export function updateUrgentChange(
  tx: Database,
  urgentChangeId: string,
  change: Partial<typeof urgentChanges.$inferInsert>,
): void {
  tx.update(urgentChanges).set(change).where(eq(urgentChanges.id, urgentChangeId)).run();
}

export function deleteUrgentChange(tx: Database, urgentChangeId: string): void {
  tx.delete(urgentChanges).where(eq(urgentChanges.id, urgentChangeId)).run();
}

/** Erase some fields from all urgent changes of an event, reviewed or not: those that a stricter place level hides. */
export function eraseUrgentChangeFields(tx: Database, eventId: string, isErased: (name: string) => boolean): void {
  const rows = tx.select().from(urgentChanges).where(eq(urgentChanges.eventId, eventId)).all();
  for (const row of rows) {
    const kept = Object.entries(row.fields).filter(([name]) => !isErased(name));
    if (kept.length === Object.keys(row.fields).length) continue;
    updateUrgentChange(tx, row.id, { fields: Object.fromEntries(kept) as UrgentChangeFields });
  }
}
