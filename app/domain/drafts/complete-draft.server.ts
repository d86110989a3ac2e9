import { type Database, writeTransaction } from "#db/client.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import { findEventIdByExternal } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { type Fault, Invalid } from "../errors.ts";
import { saveEvent } from "../events/save-event.server.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import { checkEventForm, inForm } from "./check-event-form.server.ts";
import { copyBelongings } from "./copy-belongings.server.ts";
import { type EventFormState, readEventForm } from "./read-event-form.server.ts";
import { requireDraftOwner } from "./save-draft.server.ts";

/**
 * Save the draft as the event if its form is valid; nothing happens without a draft, and to a public event.
 * @returns the faults otherwise, by field of the form
 * @throws NotFound for an actor who may not post for the organisation
 */
export function completeDraft(ctx: Context, { eventId }: { eventId: string }): Record<string, Fault> {
  return writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, { eventId, organisationId: "" });
    const form = readEventForm(tx, eventId);
    if (!form.draft) return {};
    const { faults, whole } = checkEventForm(tx, form, eventId);
    // A public event changes only when the organiser has seen and confirmed the whole change.
    if (!whole || (form.event && !isFreelyEditable(form.event.review))) return faults;
    const inside = { ...ctx, actor: ctx.actor, db: tx };
    const saved = saveWhole(inside, { ...whole, eventId, ...keyOf(tx, form) });
    if ("faults" in saved) return saved.faults;
    deleteDraft(tx, eventId);
    const { copiedFrom } = form.draft;
    if (saved.outcome === "created" && copiedFrom) copyBelongings(inside, { from: copiedFrom, to: eventId });
    return faults;
  });
}

/** Save the event; the draft keeps what was typed where that leaves a session of the event outside its date. */
function saveWhole(ctx: Context, whole: Parameters<typeof saveEvent>[1]) {
  try {
    return saveEvent(ctx, whole);
  } catch (error) {
    if (error instanceof Invalid) return { faults: inForm(error.faults) };
    throw error;
  }
}

/** Return the organiser's key of the draft, unless another event has it by now. */
function keyOf(tx: Database, { draft }: EventFormState): { externalId?: string } {
  const { externalId, organisationId } = draft ?? {};
  if (!externalId || !organisationId || findEventIdByExternal(tx, organisationId, externalId) !== null) return {};
  return { externalId };
}
