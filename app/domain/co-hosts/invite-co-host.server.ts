import { coHostInvited } from "#emails/co-host-invited/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { findCoHost, listCoHosts, setCoHost } from "#db/queries/co-hosts.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { maxCoHosts } from "../model/co-hosting.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Invite an organisation to co-host an event; it is not shown before it accepts. Inviting it twice has no further
 * effect, and inviting it again after it declined sends no second mail.
 * @throws NotFound for an actor who may not edit the event; Conflict when the event was refused or hidden, or the lead
 * is not verified; Invalid `organisationId`
 */
export function inviteCoHost(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    contentOutcome(tx, ctx.actor, event);
    const before = findCoHost(tx, event.id, input.organisationId);
    if (before && before.state !== "declined") return;
    requirePossibleCoHost(tx, event, input.organisationId);
    const { organisationId } = input;
    const audit = [{ action: "event.invite", fields: ["organisations"] }];
    recordChange(tx, ctx, { event, audit }, (writable) =>
      setCoHost(writable, { eventId: event.id, organisationId, state: "invited", createdAt: ctx.now }),
    );
    enqueueMail(tx, coHostInvited, {
      payload: { eventId: event.id, organisationId },
      dedupeKey: coHostInvited.key(event.id, organisationId),
      subject: mailSubject("event", event.id),
      now: ctx.now,
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
