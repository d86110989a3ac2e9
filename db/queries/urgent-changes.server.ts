import type { FactFields } from "#app/domain/model/urgent-change.ts";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { factChanges } from "../schema/index.ts";

/** What nobody has looked at yet of an event, or of one of its dates. */
export function findOpenFacts(db: Database, eventId: string, dateId: string | null) {
  const isOfDate = dateId === null ? isNull(factChanges.dateId) : eq(factChanges.dateId, dateId);
  return (
    db
      .select()
      .from(factChanges)
      .where(and(eq(factChanges.eventId, eventId), eq(factChanges.state, "open"), isOfDate))
      .get() ?? null
  );
}

/** All of them, oldest first. */
export function listOpenFacts(db: Database, eventId: string) {
  return db
    .select()
    .from(factChanges)
    .where(and(eq(factChanges.eventId, eventId), eq(factChanges.state, "open")))
    .orderBy(asc(factChanges.at), asc(factChanges.id))
    .all();
}
export type FoundFacts = ReturnType<typeof listOpenFacts>[number];

export function findFacts(db: Database, factsId: string) {
  return db.select().from(factChanges).where(eq(factChanges.id, factsId)).get() ?? null;
}

export function insertFacts(tx: Database, facts: typeof factChanges.$inferInsert): void {
  tx.insert(factChanges).values(facts).run();
}

export function updateFacts(tx: Database, factsId: string, change: Partial<typeof factChanges.$inferInsert>): void {
  tx.update(factChanges).set(change).where(eq(factChanges.id, factsId)).run();
}

export function deleteFacts(tx: Database, factsId: string): void {
  tx.delete(factChanges).where(eq(factChanges.id, factsId)).run();
}

/** Takes some fields out of everything kept of an event, decided or not: what a stricter place level hides. */
export function forgetFacts(tx: Database, eventId: string, names: readonly string[]): void {
  const rows = tx.select().from(factChanges).where(eq(factChanges.eventId, eventId)).all();
  for (const row of rows) {
    const kept = Object.entries(row.fields).filter(([name]) => !names.includes(name));
    if (kept.length === Object.keys(row.fields).length) continue;
    updateFacts(tx, row.id, { fields: Object.fromEntries(kept) as FactFields });
  }
}
