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
  /** True when the submitted page said that seats may be provisional. */
  isSeen: boolean;
};

/**
 * Refuse a sign-up that would be provisional when its page did not say so: the limit may have been reached since.
 * @param pageToken of the attendee page that would hold the seats; with a confirmed address it has no limit
 * @throws Invalid `""`: the page is shown again with the notice
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
