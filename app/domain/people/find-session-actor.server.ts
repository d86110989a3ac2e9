import { findLiveSession, listMemberships, listScopes, touchSession } from "#db/queries/people.server.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import type { Actor } from "../context.ts";
import { Busy } from "../errors.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";
import { sessionIdleMs } from "./person.ts";
import { hashSecret } from "./secrets.server.ts";

/** That somebody was here can be noted with the next page as well. */
function noteSeen(db: Database, tokenHash: string, now: Instant): void {
  try {
    writeTransaction(db, (tx) => touchSession(tx, tokenHash, now));
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
  }
}

/** Who a session's secret belongs to, with what they may do now; null when it has ended or never was. */
export function findSessionActor(db: Database, token: string, now: Instant): Extract<Actor, { kind: "person" }> | null {
  const session = findLiveSession(db, hashSecret(token), now, plus(now, -sessionIdleMs));
  if (!session) return null;
  if (session.lastSeenAt < now - minutes(5)) noteSeen(db, session.tokenHash, now);
  return {
    kind: "person",
    personId: session.personId,
    memberships: listMemberships(db, session.personId),
    scopes: listScopes(db, session.personId),
  };
}
