import type { PoolKey } from "./seats.server.ts";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { attendeePages, eventDates, signUps } from "../schema/index.ts";
import { isAlive } from "./sign-up-conditions.server.ts";

/**
 * List groups of sign-ups to a pool from one network without a confirmed address: how many there are, and the id of
 * one.
 * @param atLeast smallest number of sign-ups in a group
 */
export function listCrowds(db: Database, dateIds: readonly string[], atLeast: number) {
  return db
    .select({
      dateId: signUps.eventDateId,
      sessionId: signUps.eventSessionId,
      signUpId: sql<string>`min(${signUps.id})`,
      signUps: count(),
      people: sql<number>`sum(${signUps.partySize})`,
    })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(
      and(
        inArray(signUps.eventDateId, [...dateIds]),
        isAlive,
        isNotNull(signUps.networkHash),
        isNull(attendeePages.emailConfirmedAt),
      ),
    )
    .groupBy(signUps.eventDateId, signUps.eventSessionId, signUps.networkHash)
    .having(sql`count(*) >= ${atLeast}`)
    .orderBy(desc(count()))
    .all();
}

/** List the ids of all sign-ups of such a group. */
export function listCrowdOf(db: Database, signUp: PoolKey & { networkHash: string }): string[] {
  return db
    .select({ id: signUps.id })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(
      and(
        eq(signUps.eventDateId, signUp.dateId),
        sql`${signUps.eventSessionId} is ${signUp.sessionId}`,
        eq(signUps.networkHash, signUp.networkHash),
        isAlive,
        isNull(attendeePages.emailConfirmedAt),
      ),
    )
    .all()
    .map((row) => row.id);
}

/**
 * List the sign-ups of a date with a known network and no confirmed address: provisional ones last, else oldest first.
 */
export function listUnconfirmedOfDate(db: Database, dateId: string) {
  return db
    .select({
      id: signUps.id,
      sessionId: signUps.eventSessionId,
      networkHash: signUps.networkHash,
      state: signUps.state,
      partySize: signUps.partySize,
    })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(
      and(
        eq(signUps.eventDateId, dateId),
        isAlive,
        sql`not (${signUps.state} = 'waiting' and ${signUps.offerExpiresAt} is not null)`,
        isNull(attendeePages.emailConfirmedAt),
        isNotNull(signUps.networkHash),
      ),
    )
    .orderBy(sql`${signUps.state} = 'provisional'`, asc(signUps.createdAt), sql`${signUps}.rowid`)
    .all();
}

/** Erase the network of the sign-ups of a page, because its address is confirmed. */
export function forgetNetworkOfPage(tx: Database, pageId: string): void {
  tx.update(signUps).set({ networkHash: null }).where(eq(signUps.pageId, pageId)).run();
}

/** Store the network of the sign-ups of a page where none is stored. */
export function setNetworkOfPage(tx: Database, pageId: string, networkHash: string | null): void {
  tx.update(signUps)
    .set({ networkHash })
    .where(and(eq(signUps.pageId, pageId), isAlive, isNull(signUps.networkHash)))
    .run();
}

export function setNetworkCap(tx: Database, dateId: string, networkCap: number): void {
  tx.update(eventDates).set({ networkCap }).where(eq(eventDates.id, dateId)).run();
}
