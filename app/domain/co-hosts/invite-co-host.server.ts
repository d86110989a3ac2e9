import { coHostInvited } from "#emails/co-host-invited/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCoHost, listCoHosts, setCoHost } from "#db/queries/co-hosts.server.ts";
import { type FoundEvent, touchEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { maxCoHosts } from "../model/co-hosting.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Asks an organisation to organise an event together; it appears nowhere before it accepts. It gets one mail about it,
 * however often it is asked. Asking twice is the same as once.
 * @throws NotFound for a stranger; Conflict once the event was refused or hidden, or while the lead itself is not verified;
 * Invalid `organisationId`
 */
export function inviteCoHost(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    contentOutcome(tx, ctx.actor, event);
    const before = findCoHost(tx, event.id, input.organisationId);
    if (before && before.state !== "declined") return;
    requirePossibleCoHost(tx, event, input.organisationId);
    const { organisationId } = input;
    setCoHost(tx, { eventId: event.id, organisationId, state: "invited", createdAt: ctx.now });
    // A coordinator who reads it now must know with whom.
    if (event.review === "submitted") touchEvent(tx, event.id, ctx.now);
    enqueueMail(tx, coHostInvited, {
      payload: { eventId: event.id, organisationId },
      dedupeKey: coHostInvited.key(event.id, organisationId),
      subject: mailSubject("event", event.id),
      now: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: "event.invite",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["organisations"],
    });
  });
}

function requirePossibleCoHost(tx: Database, event: FoundEvent, organisationId: string): void {
  const guest = findOrganisation(tx, organisationId);
  if (guest?.state !== "verified" || guest.id === event.leadOrganisationId) {
    throw new Invalid({ organisationId: { key: "choose" } });
  }
  if (findOrganisation(tx, event.leadOrganisationId)?.state !== "verified") throw new Conflict("leadNotVerified");
  if (listCoHosts(tx, event.language, event.id).length >= maxCoHosts) {
    throw new Invalid({ organisationId: { key: "tooMany", values: { max: maxCoHosts } } });
  }
}
