import { writeTransaction } from "#db/client.server.ts";
import { findFollowByRequest, insertFollow } from "#db/queries/attendee-pages.server.ts";
import { listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { openAttendeePage } from "./open-attendee-page.server.ts";
import { requestIdOfChoice, repeatedRequest } from "./repeated-request.server.ts";

/**
 * Follow an event without a seat, in any participation mode: its changes appear in the attendee calendar, and in mails
 * once an address is confirmed.
 * @returns the token of the attendee page
 * @throws NotFound for an event that is not public, or an unknown page; Conflict when all of its dates are over
 */
export function followEvent(
  ctx: Context,
  input: { slug: string; requestId: string; email: string | null; pageToken?: string | null },
): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const repeated = findFollowByRequest(tx, input.requestId);
    const dates = listPublicDatesOf(tx, ctx.language, input.slug);
    const [first] = dates;
    if (!first) throw new NotFound("event");
    if (repeated?.eventId === first.eventId) return repeatedRequest(ctx, repeated, input.pageToken);
    const requestId = repeated ? requestIdOfChoice(input.requestId, first.eventId) : input.requestId;
    const other = repeated && findFollowByRequest(tx, requestId);
    if (other) return repeatedRequest(ctx, other, input.pageToken);
    const isOver = dates.every((date) => date.endsAtUtc <= ctx.now && date.status !== "postponed");
    if (isOver) throw new Conflict("dateIsOver");
    const page = openAttendeePage(tx, ctx, { token: input.pageToken ?? null, email: input.email });
    insertFollow(tx, { pageId: page.id, eventId: first.eventId, requestId, createdAt: ctx.now });
    return { token: page.token };
  });
}
