import { findLiveSession, listMemberships, listScopes, touchSession } from "#db/queries/people.server.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import type { Actor } from "../context.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";
import { sessionIdleMs } from "./person.ts";
import { hashSecret } from "./secrets.server.ts";

/** Who a session's secret belongs to, with what they may do now; null when it has ended or never was. */
export function findSessionActor(db: Database, token: string, now: Instant): Extract<Actor, { kind: "person" }> | null {
  const session = findLiveSession(db, hashSecret(token), now, plus(now, -sessionIdleMs));
  if (!session) return null;
  // That somebody was here can be noted with the next page as well.
  if (session.lastSeenAt < now - minutes(5)) writeUnlessBusy(db, (tx) => touchSession(tx, session.tokenHash, now));
  return {
    kind: "person",
    personId: session.personId,
    memberships: listMemberships(db, session.personId),
    scopes: listScopes(db, session.personId),
  };
}
