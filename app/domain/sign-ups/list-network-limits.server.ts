import { listNetworkLimits } from "../seats/network-limit.server.ts";
import type { Context } from "../context.ts";
import type { EventView } from "../events/build-event-view.server.ts";
import { findPageByToken } from "#db/queries/attendee-pages.server.ts";

/**
 * List where in an event a sign-up from the reader's network may become provisional.
 * @param pageToken of the attendee page that would hold the sign-up; with a confirmed address it has no limit
 * @returns `value` as in `dateId` of the sign-up form, and the seats left before a sign-up becomes provisional
 */
export function networkLimitsOf(
  ctx: Context,
  event: EventView,
  pageToken: string | null = null,
): { value: string; left: number }[] {
  const page = pageToken === null ? null : findPageByToken(ctx.db, pageToken);
  if (page && page.emailConfirmedAt !== null) return [];
  const keys = event.dates.flatMap(({ dateId, sessions }) => [
    ...(event.participation === "just_come" ? [] : [{ dateId, sessionId: null }]),
    ...sessions.flatMap((session) => (session.signUp ? [{ dateId, sessionId: session.id }] : [])),
  ]);
  return listNetworkLimits(ctx.db, ctx.network, keys).map(({ dateId, sessionId, left }) => ({
    value: sessionId === null ? dateId : `${dateId}/${sessionId}`,
    left,
  }));
}
