import { writeTransaction } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type DraftEntry, eventParts } from "../model/event-form-part.ts";
import { saveDraft, requireDraftOwner } from "./save-draft.server.ts";
import { readEventForm } from "./read-event-form.server.ts";

/** Fields that fix the day of a date. Times are kept: repeated events mostly begin at the same hour. */
const dayField = /^dates\[\d+\]\.(?:day|endDay|startOffset|endOffset)$/;

/**
 * Create a draft with the fields of another event, but without its days, external id, picture and translations.
 * @returns the id of the new event
 * @throws NotFound for an actor who may not post for the organisation
 */
export function duplicateEvent(ctx: Context, input: { eventId: string }): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const organisationId = requireDraftOwner(tx, ctx, { ...input, organisationId: "" });
    const { parts } = readEventForm(tx, input.eventId);
    const copied = Object.fromEntries(
      eventParts.map((part): [string, DraftEntry[]] => [part, parts[part].filter(([name]) => !dayField.test(name))]),
    );
    const eventId = randomUUID();
    saveDraft({ ...ctx, db: tx }, { eventId, organisationId, parts: copied });
    return { eventId };
  });
}
