import { type Database, writeTransaction } from "#db/client.server.ts";
import { countDraftsOf, ensureDraft, findDraft, setDraftPart } from "#db/queries/drafts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { isEventId } from "../event-access/event-id.ts";
import { type DraftEntry, type EventPart, withoutHiddenPlace } from "../model/event-form-part.ts";

/** Maximum length of the JSON of one part, in characters, and maximum number of drafts of an organisation. */
const largestDraftPart = 60_000;
const maxDrafts = 600;

/**
 * Save parts of an event as typed; only permission and size are checked.
 * @param input `organisationId` is the lead of an event that does not exist yet; an existing event or draft keeps its
 * organisation
 * @throws NotFound for an actor who may not post for the organisation, and for an invalid id
 */
export function saveDraft(
  ctx: Context,
  input: {
    eventId: string;
    organisationId: string;
    externalId?: string;
    /** Saved event that a new draft copies. */
    copiedFrom?: string;
    parts: Partial<Record<EventPart, readonly DraftEntry[]>>;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisationId = requireDraftOwner(tx, ctx, input);
    requireRoom(tx, organisationId, input);
    ensureDraft(tx, {
      eventId: input.eventId,
      organisationId,
      externalId: input.externalId ?? null,
      copiedFrom: input.copiedFrom ?? null,
      createdAt: ctx.now,
      editedAt: ctx.now,
    });
    for (const [part, entries] of Object.entries(input.parts) as [EventPart, readonly DraftEntry[]][]) {
      setDraftPart(tx, {
        eventId: input.eventId,
        part,
        entries: withoutHiddenPlace(entries),
        accountId: accountIdOf(ctx.actor),
        editedAt: ctx.now,
      });
    }
  });
}

/** Refuse a part that is too large to be accepted, or a draft beyond the maximum. @throws Invalid `""` */
function requireRoom(
  tx: Database,
  organisationId: string,
  { eventId, parts }: { eventId: string; parts: Partial<Record<EventPart, readonly DraftEntry[]>> },
): void {
  if (Object.values(parts).some((entries) => JSON.stringify(entries).length > largestDraftPart)) {
    throw new Invalid({ "": { key: "tooLong", values: { max: largestDraftPart } } });
  }
  if (findDraft(tx, eventId) === null && countDraftsOf(tx, organisationId) >= maxDrafts) {
    throw new Invalid({ "": { key: "tooMany", values: { max: maxDrafts } } });
  }
}

/** Return the organisation of an event or its draft. @throws NotFound unless the actor may post for it */
export function requireDraftOwner(
  tx: Database,
  ctx: Context,
  input: { eventId: string; organisationId: string },
): string {
  if (!isEventId(input.eventId)) throw new NotFound("event");
  const organisationId =
    findEvent(tx, input.eventId)?.leadOrganisationId ??
    findDraft(tx, input.eventId)?.organisationId ??
    input.organisationId;
  if (!can(ctx.actor, "organisation:post", { organisationId })) throw new NotFound("event");
  return organisationId;
}
