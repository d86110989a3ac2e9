import { writeTransaction } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type DraftEntry, eventParts } from "../model/event-form-part.ts";
import { saveDraft, requireDraftOwner } from "./save-draft.server.ts";
import { readEventForm } from "./read-event-form.server.ts";

/** What says on which day something is. The times stay: what is repeated is mostly at the same hour. */
const dayField = /^dates\[\d+\]\.(?:day|endDay|startOffset|endOffset)$/;

/**
 * Begins a new event with everything typed of another but its days; nobody's key, picture or translation comes along.
 * @returns the id of the new one
 * @throws NotFound for a stranger
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
