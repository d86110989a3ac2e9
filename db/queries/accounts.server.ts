import type { Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gt, gte, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { accounts, emailUndos, memberships, sessions, signInCodes } from "../schema/index.ts";

export function findAccountByEmail(db: Database, email: string) {
  return db.select().from(accounts).where(eq(accounts.email, email)).get() ?? null;
}

export function findAccount(db: Database, accountId: string) {
  return db.select().from(accounts).where(eq(accounts.id, accountId)).get() ?? null;
}

/** Return the account of an address, creating it if there is none. */
export function ensureAccount(tx: Database, account: { id: string; email: string; language: Language; now: Instant }) {
  tx.insert(accounts)
    .values({ id: account.id, email: account.email, language: account.language, createdAt: account.now })
    .onConflictDoNothing()
    .run();
  return findAccountByEmail(tx, account.email) ?? never(account.email);
}

function never(what: string): never {
  throw new Error(`row vanished: ${what}`);
}

export function setAccountLanguage(tx: Database, accountId: string, language: Language): void {
  tx.update(accounts).set({ language }).where(eq(accounts.id, accountId)).run();
}

export function insertSignInCode(tx: Database, code: typeof signInCodes.$inferInsert): void {
  tx.insert(signInCodes).values(code).run();
}

export function findSignInCode(db: Database, id: string) {
  return db.select().from(signInCodes).where(eq(signInCodes.id, id)).get() ?? null;
}

export type FoundCode = NonNullable<ReturnType<typeof findSignInCode>>;

/** Count a failed attempt. The last one also erases what the code would have confirmed. */
export function countAttempt(tx: Database, codeId: string): void {
  tx.update(signInCodes)
    .set({
      triesLeft: sql`${signInCodes.triesLeft} - 1`,
      purpose: sql`case when ${signInCodes.triesLeft} <= 1 then null else ${signInCodes.purpose} end`,
    })
    .where(eq(signInCodes.id, codeId))
    .run();
}

export function markCodeUsed(tx: Database, codeId: string, now: Instant): void {
  tx.update(signInCodes).set({ usedAt: now, triesLeft: 0, purpose: null }).where(eq(signInCodes.id, codeId)).run();
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

export function listMemberships(db: Database, accountId: string) {
  return db
    .select({ organisationId: memberships.organisationId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.accountId, accountId))
    .all();
}

/**
 * Delete the sessions and links to undo a change of address that have expired, and the codes that had done so before
 * `codesBefore`.
 */
export function deleteStaleSignIns(
  tx: Database,
  now: Instant,
  { seenSince, codesBefore }: { seenSince: Instant; codesBefore: Instant },
): void {
  tx.delete(emailUndos).where(lte(emailUndos.expiresAt, now)).run();
  tx.delete(signInCodes).where(lt(signInCodes.expiresAt, codesBefore)).run();
  tx.delete(sessions).where(lt(sessions.expiresAt, now)).run();
  tx.delete(sessions).where(lt(sessions.lastSeenAt, seenSince)).run();
}

/** List the live sessions of an account, newest first. @param seenSince older last use ends a session */
export function listLiveSessions(db: Database, accountId: string, now: Instant, seenSince: Instant) {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, now), gte(sessions.lastSeenAt, seenSince)))
    .orderBy(desc(sessions.createdAt), asc(sessions.tokenHash))
    .all();
}

/** End one session of an account, all but one, or all. */
export function deleteSessionsOf(
  tx: Database,
  accountId: string,
  which: { only: string } | { allBut: string } | "all",
): void {
  const isTheirs = eq(sessions.accountId, accountId);
  if (which === "all") tx.delete(sessions).where(isTheirs).run();
  else {
    const wanted = "only" in which ? eq(sessions.tokenHash, which.only) : ne(sessions.tokenHash, which.allBut);
    tx.delete(sessions).where(and(isTheirs, wanted)).run();
  }
}

/** Find the latest live code by which an account may change its address. */
export function findEmailChange(db: Database, accountId: string, now: Instant) {
  return (
    db
      .select()
      .from(signInCodes)
      .where(and(isEmailChangeOf(accountId), gt(signInCodes.expiresAt, now), gt(signInCodes.triesLeft, 0)))
      .orderBy(desc(signInCodes.createdAt), desc(sql`rowid`))
      .limit(1)
      .get() ?? null
  );
}

const isEmailChangeOf = (accountId: string) =>
  and(eq(signInCodes.accountId, accountId), sql`json_extract(${signInCodes.purpose}, '$.kind') = 'change_email'`);

/** Find the code by which the owner of the present address agrees to a change of it. */
export function findEmailRelease(db: Database, accountId: string, changeId: string) {
  const isRelease = sql`json_extract(${signInCodes.purpose}, '$.kind') = 'release_email'
    and json_extract(${signInCodes.purpose}, '$.changeId') = ${changeId}`;
  return (
    db
      .select()
      .from(signInCodes)
      .where(and(eq(signInCodes.accountId, accountId), isRelease))
      .get() ?? null
  );
}

export function insertEmailUndo(tx: Database, undo: typeof emailUndos.$inferInsert): void {
  tx.insert(emailUndos).values(undo).run();
}

/** Find a link to undo a change of address, with its account, until it expires. */
export function findEmailUndo(db: Database, tokenHash: string, now: Instant) {
  return (
    db
      .select({ undo: emailUndos, account: accounts })
      .from(emailUndos)
      .innerJoin(accounts, eq(accounts.id, emailUndos.accountId))
      .where(and(eq(emailUndos.tokenHash, tokenHash), gt(emailUndos.expiresAt, now)))
      .get() ?? null
  );
}

/** Mark a link to undo a change of address as used, and delete the links of later changes. */
export function markEmailUndone(
  tx: Database,
  undo: { tokenHash: string; accountId: string; createdAt: Instant },
  now: Instant,
): void {
  const isLater = and(gte(emailUndos.createdAt, undo.createdAt), ne(emailUndos.tokenHash, undo.tokenHash));
  tx.delete(emailUndos)
    .where(and(eq(emailUndos.accountId, undo.accountId), isLater))
    .run();
  tx.update(emailUndos).set({ undoneAt: now }).where(eq(emailUndos.tokenHash, undo.tokenHash)).run();
}

/** Count the attempts of an account to change its address since a moment, among the codes that are still stored. */
export function countEmailChanges(db: Database, accountId: string, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(signInCodes)
    .where(and(isEmailChangeOf(accountId), gte(signInCodes.createdAt, since)))
    .get();
  return found?.count ?? 0;
}

/** Delete all codes sent to an account or an address. @returns their ids, to find the mails that carry them */
export function deleteCodesOf(tx: Database, accountId: string, email: string): string[] {
  return tx
    .delete(signInCodes)
    .where(or(eq(signInCodes.accountId, accountId), eq(signInCodes.email, email)))
    .returning({ id: signInCodes.id })
    .all()
    .map(({ id }) => id);
}

export function setAccountEmail(tx: Database, accountId: string, email: string): void {
  tx.update(accounts).set({ email }).where(eq(accounts.id, accountId)).run();
}

/** Delete an account with its sessions, codes, memberships and scopes. What it wrote stays, without an author. */
export function deleteAccountRow(tx: Database, accountId: string): void {
  tx.delete(accounts).where(eq(accounts.id, accountId)).run();
}
