import { type Database, writeTransaction } from "#db/client.server.ts";
import { listPoolsWithLapsedOffers, listPoolsWithWaiting } from "#db/queries/seats.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { allocateSeats } from "./allocate-seats.server.ts";

/** End offers that have expired, and allocate free seats to waitlists. */
export function sweepSeats(db: Database, now: Instant): void {
  const waiting = [...listPoolsWithLapsedOffers(db, now), ...listPoolsWithWaiting(db, now)];
  for (const { dateId, sessionId } of waiting) {
    writeTransaction(db, (tx) => allocateSeats(tx, now, { dateId, sessionId }));
  }
}
