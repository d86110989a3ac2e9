import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { decisions } from "../schema/index.ts";

type Subject = { kind: (typeof decisions.subjectKind.enumValues)[number]; id: string };

export function insertDecision(tx: Database, decision: typeof decisions.$inferInsert): void {
  tx.insert(decisions).values(decision).run();
}

export function findDecision(db: Database, decisionId: string) {
  return db.select().from(decisions).where(eq(decisions.id, decisionId)).get() ?? null;
}

/** List the decisions on a subject, oldest first, with the actor's address while the account exists. */
export function listDecisions(db: Database, subject: Subject) {
  return db
    .select({
      id: decisions.id,
      action: decisions.action,
      reason: decisions.reason,
      at: decisions.at,
      accountId: decisions.accountId,
    })
    .from(decisions)
    .where(and(eq(decisions.subjectKind, subject.kind), eq(decisions.subjectId, subject.id)))
    .orderBy(asc(decisions.at), asc(sql`${decisions}.rowid`))
    .all();
}

/** List the decisions against some organisations and cities, the latest of each last, with the account that took them. */
export function listDecisionsAgainstSubjects(db: Database, subjectIds: readonly string[]) {
  return db
    .select({
      subjectId: decisions.subjectId,
      action: sql<"hide" | "suspend" | "refuse">`${decisions.action}`,
      reason: decisions.reason,
      accountId: decisions.accountId,
      at: decisions.at,
    })
    .from(decisions)
    .where(and(inArray(decisions.subjectId, [...subjectIds]), inArray(decisions.action, ["hide", "suspend", "refuse"])))
    .orderBy(asc(decisions.at), asc(sql`${decisions}.rowid`))
    .all();
}
