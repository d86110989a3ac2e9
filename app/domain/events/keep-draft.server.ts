import { type Database, writeTransaction } from "#db/client.server.ts";
import { ensureDraft, findDraft, setDraftPart } from "#db/queries/drafts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { type Context, personIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { isEventId } from "./event-id.ts";
import type { DraftEntry, EventPart } from "./event-part.ts";

/**
 * Keeps parts of an event as they were typed, whether or not they can be accepted: nothing is checked but who may.
 * @param input `organisationId` is the lead's, for an event that does not exist yet; else that of the event counts
 * @throws NotFound for a stranger, and for an id that is none
 */
export function keepDraft(
  ctx: Context,
  input: {
    eventId: string;
    organisationId: string;
    externalId?: string;
    parts: Partial<Record<EventPart, readonly DraftEntry[]>>;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisationId = requireDraftOwner(tx, ctx, input);
    ensureDraft(tx, {
      eventId: input.eventId,
      organisationId,
      externalId: input.externalId ?? null,
      createdAt: ctx.now,
      editedAt: ctx.now,
    });
    for (const [part, entries] of Object.entries(input.parts) as [EventPart, readonly DraftEntry[]][]) {
      setDraftPart(tx, { eventId: input.eventId, part, entries, personId: personIdOf(ctx.actor), editedAt: ctx.now });
    }
  });
}

/** The organisation an event or its draft belongs to. @throws NotFound unless the actor posts for it */
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
