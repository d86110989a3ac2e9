import { listScopes } from "#db/queries/coordinators.server.ts";
import { findLiveSession, listMemberships, touchSession } from "#db/queries/accounts.server.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import type { Actor, HeldScope } from "../context.ts";
import { type Instant, minutes, plus, utcDay } from "../time/zoned-time.ts";
import { sessionIdleMs } from "../model/account.ts";
import { hashSecret } from "../secrets.server.ts";

/** Find the account of a session's secret, with its present permissions; null for an unknown or ended session. */
export function findSessionActor(
  db: Database,
  token: string,
  now: Instant,
): Extract<Actor, { kind: "account" }> | null {
  const session = findLiveSession(db, hashSecret(token), now, plus(now, -sessionIdleMs));
  if (!session) return null;
  // While the database is busy, skip this: the next page records the visit.
  if (session.lastSeenAt < now - minutes(5)) writeUnlessBusy(db, (tx) => touchSession(tx, session.tokenHash, now));
  return {
    kind: "account",
    accountId: session.accountId,
    memberships: listMemberships(db, session.accountId),
    ...whatItOpens(listScopes(db, session.accountId, utcDay(now)), session.secondFactorAt),
  };
}

/** Return the scopes of a session: those of a coordinator stay locked until the session has shown the second factor. */
const whatItOpens = (scopes: readonly HeldScope[], secondFactorAt: Instant | null) =>
  secondFactorAt === null
    ? { scopes: [], scopesAwaitingFactor: scopes, secondFactorAt }
    : { scopes, scopesAwaitingFactor: [], secondFactorAt };
