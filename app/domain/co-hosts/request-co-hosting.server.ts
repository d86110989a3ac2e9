import { coHostRequested } from "#emails/co-host-requested/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { findCoHost, listCoHosts, setCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { maxCoHosts } from "../model/co-hosting.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Ask to co-host a public event, as the lead of another event. Asking twice, or after an answer, has no further effect.
 * @param input `eventId`: event of the actor; `otherEventId`: event to co-host
 * @throws NotFound for an actor who may not edit `eventId`, and for an event that is not public or has the same lead;
 * Conflict while the actor's organisation is not verified
 */
export function requestCoHosting(ctx: Context, input: { eventId: string; otherEventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const organisationId = requireOwnEvent(tx, ctx, input.eventId).leadOrganisationId;
    const other = requirePublicEvent(tx, input.otherEventId);
    if (other.leadOrganisationId === organisationId) throw new NotFound("event");
    if (findOrganisation(tx, organisationId)?.state !== "verified") throw new Conflict("leadNotVerified");
    const isFull = listCoHosts(tx, other.language, other.id).length >= maxCoHosts;
    if (isFull || findCoHost(tx, other.id, organisationId)) return;
    const audit = [{ action: "event.request-together", fields: ["organisations"], newState: "requested" }];
    recordChange(tx, ctx, { event: other, audit }, (writable) =>
      setCoHost(writable, { eventId: other.id, organisationId, state: "requested", createdAt: ctx.now }),
    );
    enqueueMail(tx, coHostRequested, {
      payload: { eventId: other.id, organisationId },
      dedupeKey: coHostRequested.key(other.id, organisationId),
      subject: mailSubject("event", other.id),
      now: ctx.now,
    });
  });
}

function requirePublicEvent(tx: Database, eventId: string): FoundEvent {
  const event = findEvent(tx, eventId);
  const lead = event && findOrganisation(tx, event.leadOrganisationId);
  if (event?.review !== "approved" || lead?.state !== "verified") throw new NotFound("event");
  return event;
}
