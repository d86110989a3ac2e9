import { coHostRequested } from "#emails/co-host-requested/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCoHost, listCoHosts, setCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { maxCoHosts } from "../model/co-hosting.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * The lead of an event asks to organise another, public one together instead. Asking twice is the same as once, and whoever
 * was answered is not asked again.
 * @param input `eventId` is the event of one's own, `otherEventId` the one to join
 * @throws NotFound for a stranger, and for an event that the public does not see; Conflict while one is not verified
 */
export function requestCoHosting(ctx: Context, input: { eventId: string; otherEventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const organisationId = requireOwnEvent(tx, ctx, input.eventId).leadOrganisationId;
    const other = requirePublicEvent(tx, input.otherEventId);
    if (other.leadOrganisationId === organisationId) throw new NotFound("event");
    if (findOrganisation(tx, organisationId)?.state !== "verified") throw new Conflict("leadNotVerified");
    const isFull = listCoHosts(tx, other.language, other.id).length >= maxCoHosts;
    if (isFull || findCoHost(tx, other.id, organisationId)) return;
    setCoHost(tx, { eventId: other.id, organisationId, state: "requested", createdAt: ctx.now });
    enqueueMail(tx, coHostRequested, {
      payload: { eventId: other.id, organisationId },
      dedupeKey: coHostRequested.key(other.id, organisationId),
      subject: mailSubject("event", other.id),
      now: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: "event.request-together",
      subjectKind: "event",
      subjectId: other.id,
      cityId: other.cityId,
      fields: ["organisations"],
      newState: "requested",
    });
  });
}

function requirePublicEvent(tx: Database, eventId: string): FoundEvent {
  const event = findEvent(tx, eventId);
  const lead = event && findOrganisation(tx, event.leadOrganisationId);
  if (event?.review !== "approved" || lead?.state !== "verified") throw new NotFound("event");
  return event;
}
