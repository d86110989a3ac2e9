import { type Database, writeTransaction } from "#db/client.server.ts";
import { findCoHost, setCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import type { Instant } from "../time/zoned-time.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * Accept or decline an invitation to co-host an event. An acceptance counts at once if the lead is trusted or the
 * invitation is older than the approval of the event; else it is proposed, and the invitation stays open until a
 * coordinator decides.
 * @throws NotFound unless the actor is a member of an invited organisation; Conflict when accepting for an event that
 * was refused or hidden
 */
export function answerInvitation(
  ctx: Context,
  input: { eventId: string; organisationId: string; answer: "accepted" | "declined" },
): void {
  writeTransaction(ctx.db, (tx) => {
    const invitation = findCoHost(tx, input.eventId, input.organisationId);
    const event = findEvent(tx, input.eventId);
    const isInvited = invitation?.state === "invited" && can(ctx.actor, "organisation:post", input);
    if (!invitation || !event || !isInvited) throw new NotFound("invitation");
    const isWanted = input.answer === "accepted";
    const isNow = !isWanted || countsAtOnce(tx, event, invitation.createdAt);
    applyCoHostChange(tx, ctx, {
      event,
      organisationId: input.organisationId,
      isWanted,
      isShown: isNow && isWanted,
      write: (writable) => {
        if (isNow) setCoHost(writable, { ...invitation, state: input.answer });
      },
      action: isNow ? "event.answer-invitation" : "event.propose",
      oldState: invitation.state,
      newState: isNow ? input.answer : invitation.state,
    });
  });
}

function countsAtOnce(tx: Database, event: FoundEvent, invitedAt: Instant): boolean {
  if (isFreelyEditable(event.review)) return true;
  if (event.review !== "approved") throw new Conflict("eventDecided");
  const isTrusted = isTrustedOrganisation(tx, event.leadOrganisationId);
  return isTrusted || (event.approvedAt !== null && invitedAt <= event.approvedAt);
}
