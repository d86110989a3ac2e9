import { listScopes } from "#db/queries/coordinators.server.ts";
import { findLiveSession, listMemberships, touchSession } from "#db/queries/accounts.server.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import type { Actor, HeldScope } from "../context.ts";
import { type Instant, minutes, plus, utcDay } from "../time/zoned-time.ts";
import { sessionIdleMs } from "../model/account.ts";
import { hashSecret } from "../secrets.server.ts";

/** Who a session's secret belongs to, with what they may do now; null when it has ended or never was. */
export function findSessionActor(
  db: Database,
  token: string,
  now: Instant,
): Extract<Actor, { kind: "account" }> | null {
  const session = findLiveSession(db, hashSecret(token), now, plus(now, -sessionIdleMs));
  if (!session) return null;
  // That somebody was here can be noted with the next page as well.
  if (session.lastSeenAt < now - minutes(5)) writeUnlessBusy(db, (tx) => touchSession(tx, session.tokenHash, now));
  return {
    kind: "account",
    accountId: session.accountId,
    memberships: listMemberships(db, session.accountId),
    ...whatItOpens(listScopes(db, session.accountId, utcDay(now)), session.secondFactorAt),
  };
}

/** A session without a second factor knows what its person coordinates, and opens none of it. */
const whatItOpens = (scopes: readonly HeldScope[], secondFactorAt: Instant | null) =>
  secondFactorAt === null
    ? { scopes: [], scopesAwaitingFactor: scopes, secondFactorAt }
    : { scopes, scopesAwaitingFactor: [], secondFactorAt };
