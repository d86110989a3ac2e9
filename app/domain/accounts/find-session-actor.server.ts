import { listScopes } from "#db/queries/coordinators.server.ts";
import { findLiveSession, listMemberships, touchSession } from "#db/queries/accounts.server.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import type { Actor, HeldScope } from "../context.ts";
import { type Instant, minutes, plus, utcDay } from "../time/zoned-time.ts";
import { sessionIdleMs } from "../model/account.ts";
import { hashSecret } from "../secrets.server.ts";

type AccountActor = Extract<Actor, { kind: "account" }>;

/** Find the account of a session's secret, with its present permissions; null for an unknown or ended session. */
export function findSessionActor(db: Database, token: string, now: Instant): AccountActor | null {
  const session = findLiveSession(db, hashSecret(token), now, plus(now, -sessionIdleMs));
  if (!session) return null;
  // While the database is busy, skip this: the next page records the visit.
  if (session.lastSeenAt < now - minutes(5)) writeUnlessBusy(db, (tx) => touchSession(tx, session.tokenHash, now));
  return actorOf(db, { ...session, now });
}

/**
 * Return an account as an actor, with its present memberships and scopes.
 * @param secondFactorAt when the second factor was shown; null: the scopes stay locked
 */
export const actorOf = (
  db: Database,
  { accountId, secondFactorAt, now }: { accountId: string; secondFactorAt: Instant | null; now: Instant },
): AccountActor => ({
  kind: "account",
  accountId,
  memberships: listMemberships(db, accountId),
  ...openedBy(listScopes(db, accountId, utcDay(now)), secondFactorAt),
});

/** Return the scopes of a session: those of a coordinator stay locked until the session has shown the second factor. */
const openedBy = (scopes: readonly HeldScope[], secondFactorAt: Instant | null) =>
  secondFactorAt === null
    ? { scopes: [], scopesAwaitingFactor: scopes, secondFactorAt }
    : { scopes, scopesAwaitingFactor: [], secondFactorAt };
