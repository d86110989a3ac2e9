import { findPageByToken } from "#db/queries/attendee-pages.server.ts";
import { findPool } from "#db/queries/seats.server.ts";
import { findSignUpByRequest } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { isTooMany } from "../seats/network-limit.server.ts";

type Wish = {
  dateId: string;
  sessionId: string | null;
  requestId: string;
  partySize: number;
  /** Whether the page that was sent said that seats may be provisional. */
  isSeen: boolean;
};

/**
 * Refuse a sign-up that would be provisional when its page did not say so: the limit may have been reached since.
 * @param pageToken of the personal page that shall hold the seats; one with a confirmed address has no limit
 * @throws Invalid `""`: the page comes back with the notice
 */
export function requireLimitSeen(ctx: Context, wish: Wish, pageToken: string | null = null): void {
  const { dateId, sessionId, requestId, partySize, isSeen } = wish;
  if (isSeen || findSignUpByRequest(ctx.db, requestId)) return;
  const page = pageToken === null ? null : findPageByToken(ctx.db, pageToken);
  if (page && page.emailConfirmedAt !== null) return;
  const pool = findPool(ctx.db, { dateId, sessionId });
  if (pool && isTooMany(ctx.db, pool, { network: ctx.network, more: partySize })) {
    throw new Invalid({ "": { key: "seatsProvisionalNow" } });
  }
}
