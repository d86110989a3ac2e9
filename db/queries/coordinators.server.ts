import type { HeldScope } from "#app/domain/context.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gte, inArray, isNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { coordinatorAbsences, coordinatorScopes, accounts, secondFactors } from "../schema/index.ts";

/**
 * List the scopes of a coordinator: their own, and those of the absent coordinators whose deputy they are. A deputy
 * without a scope of their own acts for nobody.
 * @param today in UTC
 */
export function listScopes(db: Database, accountId: string, today: LocalDate): HeldScope[] {
  const own = listOwnScopes(db, accountId);
  if (own.length === 0) return [];
  const absent = db
    .select({ id: coordinatorAbsences.accountId })
    .from(coordinatorAbsences)
    .where(and(eq(coordinatorAbsences.deputyId, accountId), gte(coordinatorAbsences.until, today)));
  const deputed = db
    .selectDistinct({ kind: coordinatorScopes.kind, code: coordinatorScopes.code })
    .from(coordinatorScopes)
    .where(and(isNull(coordinatorScopes.endedAt), inArray(coordinatorScopes.accountId, absent)))
    .all()
    .filter(({ kind, code }) => !own.some((scope) => scope.kind === kind && scope.code === code));
  return [...own, ...deputed.map((scope) => ({ ...scope, isDeputy: true }))];
}

export function listOwnScopes(db: Database, accountId: string): Scope[] {
  return db
    .select({ kind: coordinatorScopes.kind, code: coordinatorScopes.code })
    .from(coordinatorScopes)
    .where(and(eq(coordinatorScopes.accountId, accountId), isNull(coordinatorScopes.endedAt)))
    .all();
}

/**
 * List all current scopes with their coordinators, and with what tells whether these can act: second factor, absence,
 * deputy.
 */
export function listHolders(db: Database) {
  return db
    .select({
      accountId: accounts.id,
      email: accounts.email,
      language: accounts.language,
      kind: coordinatorScopes.kind,
      code: coordinatorScopes.code,
      confirmedAt: secondFactors.confirmedAt,
      awayUntil: coordinatorAbsences.until,
      deputyId: coordinatorAbsences.deputyId,
    })
    .from(coordinatorScopes)
    .innerJoin(accounts, eq(accounts.id, coordinatorScopes.accountId))
    .leftJoin(secondFactors, eq(secondFactors.accountId, accounts.id))
    .leftJoin(coordinatorAbsences, eq(coordinatorAbsences.accountId, accounts.id))
    .where(isNull(coordinatorScopes.endedAt))
    .orderBy(asc(accounts.email), asc(coordinatorScopes.kind), asc(coordinatorScopes.code))
    .all();
}

export function insertScope(tx: Database, scope: typeof coordinatorScopes.$inferInsert): void {
  tx.insert(coordinatorScopes)
    .values(scope)
    .onConflictDoUpdate({
      target: [coordinatorScopes.accountId, coordinatorScopes.kind, coordinatorScopes.code],
      set: { endedAt: null },
    })
    .run();
}

/** @returns false when the account did not hold the scope */
export function endScope(
  tx: Database,
  held: Scope & { accountId: string },
  endedAt: NonNullable<(typeof coordinatorScopes.$inferInsert)["endedAt"]>,
): boolean {
  const isHeld = and(
    eq(coordinatorScopes.accountId, held.accountId),
    eq(coordinatorScopes.kind, held.kind),
    eq(coordinatorScopes.code, held.code),
    isNull(coordinatorScopes.endedAt),
  );
  return tx.update(coordinatorScopes).set({ endedAt }).where(isHeld).run().changes > 0;
}

export function findAbsence(db: Database, accountId: string) {
  return db.select().from(coordinatorAbsences).where(eq(coordinatorAbsences.accountId, accountId)).get() ?? null;
}

export function setAbsence(tx: Database, absence: typeof coordinatorAbsences.$inferInsert): void {
  const { accountId: _accountId, ...set } = absence;
  tx.insert(coordinatorAbsences)
    .values(absence)
    .onConflictDoUpdate({ target: coordinatorAbsences.accountId, set })
    .run();
}

export function deleteAbsence(tx: Database, accountId: string): void {
  tx.delete(coordinatorAbsences).where(eq(coordinatorAbsences.accountId, accountId)).run();
}

/** List the account ids of the secretariat. */
export function listNetworkCoordinators(db: Database): string[] {
  return db
    .select({ accountId: coordinatorScopes.accountId })
    .from(coordinatorScopes)
    .where(and(eq(coordinatorScopes.kind, "network"), isNull(coordinatorScopes.endedAt)))
    .all()
    .map((row) => row.accountId);
}

/** List the account ids of the coordinators who are absent today and named this deputy. @param today in UTC */
export function listAbsentFor(db: Database, deputyId: string, today: LocalDate): string[] {
  return db
    .select({ accountId: accounts.id })
    .from(coordinatorAbsences)
    .innerJoin(accounts, eq(accounts.id, coordinatorAbsences.accountId))
    .where(and(eq(coordinatorAbsences.deputyId, deputyId), gte(coordinatorAbsences.until, today)))
    .orderBy(asc(accounts.email))
    .all()
    .map((row) => row.accountId);
}
