import type { Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, gt, gte, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { coordinatorScopes, memberships, people, sessions, signInCodes } from "../schema/index.ts";

export function findPersonByEmail(db: Database, email: string) {
  return db.select().from(people).where(eq(people.email, email)).get() ?? null;
}

export function findPerson(db: Database, personId: string) {
  return db.select().from(people).where(eq(people.id, personId)).get() ?? null;
}

/** The account of an address, made if there is none. */
export function ensurePerson(tx: Database, person: { id: string; email: string; language: Language; now: Instant }) {
  tx.insert(people)
    .values({ id: person.id, email: person.email, language: person.language, createdAt: person.now })
    .onConflictDoNothing()
    .run();
  return findPersonByEmail(tx, person.email) ?? never(person.email);
}

function never(what: string): never {
  throw new Error(`row vanished: ${what}`);
}

export function setPersonLanguage(tx: Database, personId: string, language: Language): void {
  tx.update(people).set({ language }).where(eq(people.id, personId)).run();
}

export function insertSignInCode(tx: Database, code: typeof signInCodes.$inferInsert): void {
  tx.insert(signInCodes).values(code).run();
}

export function findSignInCode(db: Database, id: string) {
  return db.select().from(signInCodes).where(eq(signInCodes.id, id)).get() ?? null;
}

export function spendTry(tx: Database, codeId: string): void {
  tx.update(signInCodes)
    .set({ triesLeft: sql`${signInCodes.triesLeft} - 1` })
    .where(eq(signInCodes.id, codeId))
    .run();
}

export function markCodeUsed(tx: Database, codeId: string, now: Instant): void {
  tx.update(signInCodes).set({ usedAt: now, triesLeft: 0 }).where(eq(signInCodes.id, codeId)).run();
}

export function insertSession(tx: Database, session: typeof sessions.$inferInsert): void {
  tx.insert(sessions).values(session).run();
}

export function findLiveSession(db: Database, tokenHash: string, now: Instant, seenSince: Instant) {
  return (
    db
      .select()
      .from(sessions)
      .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), gte(sessions.lastSeenAt, seenSince)))
      .get() ?? null
  );
}

export function touchSession(db: Database, tokenHash: string, now: Instant): void {
  db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, tokenHash)).run();
}

export function deleteSession(db: Database, tokenHash: string): void {
  db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
}

export function listMemberships(db: Database, personId: string) {
  return db
    .select({ organisationId: memberships.organisationId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.personId, personId))
    .all();
}

export function listScopes(db: Database, personId: string) {
  return db
    .select({ kind: coordinatorScopes.kind, code: coordinatorScopes.code })
    .from(coordinatorScopes)
    .where(and(eq(coordinatorScopes.personId, personId), isNull(coordinatorScopes.endedAt)))
    .all();
}

export function insertScope(tx: Database, scope: typeof coordinatorScopes.$inferInsert): void {
  tx.insert(coordinatorScopes)
    .values(scope)
    .onConflictDoUpdate({
      target: [coordinatorScopes.personId, coordinatorScopes.kind, coordinatorScopes.code],
      set: { endedAt: null },
    })
    .run();
}

/** Forgets codes and sessions that can no longer be used. */
export function deleteStaleSignIns(tx: Database, now: Instant, seenSince: Instant): void {
  tx.delete(signInCodes).where(lt(signInCodes.expiresAt, now)).run();
  tx.delete(sessions).where(lt(sessions.expiresAt, now)).run();
  tx.delete(sessions).where(lt(sessions.lastSeenAt, seenSince)).run();
}
