import { writeTransaction } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type DraftEntry, type EventStep, eventParts } from "../model/event-form-part.ts";
import { completeDraft } from "./complete-draft.server.ts";
import { copiedDates } from "./copied-dates.server.ts";
import { missingSteps } from "./form-progress.ts";
import { readEventForm } from "./read-event-form.server.ts";
import { requireDraftOwner, saveDraft } from "./save-draft.server.ts";

/**
 * Copy an event to the current edition as a new draft, which is the event at once when nothing is missing. Kept: all
 * fields of the form, the picture with its texts, translations, sessions. Left out: external id, sign-ups, co-hosts,
 * days within the same edition.
 * @returns the steps that are still to do, and whether the event had co-hosts, who must be asked again
 * @throws NotFound for an actor who may not post for the organisation; Invalid when there are too many drafts
 */
export function copyEvent(
  ctx: Context,
  input: { eventId: string },
): { eventId: string; missing: EventStep[]; hadCoHosts: boolean } {
  return writeTransaction(ctx.db, (tx) => {
    const inside = { ...ctx, actor: ctx.actor, db: tx };
    const organisationId = requireDraftOwner(tx, ctx, { ...input, organisationId: "" });
    const form = readEventForm(tx, input.eventId);
    const edition = findCurrentEdition(tx, "en");
    const parts = Object.fromEntries(
      eventParts.map((part): [string, readonly DraftEntry[]] => [
        part,
        part === "when" ? copiedDates(tx, form, edition?.id ?? null) : form.parts[part],
      ]),
    );
    const eventId = randomUUID();
    saveDraft(inside, { eventId, organisationId, parts, ...(form.event ? { copiedFrom: form.event.id } : {}) });
    const faults = completeDraft(inside, { eventId });
    return {
      eventId,
      missing: missingSteps(readEventForm(tx, eventId), faults),
      hadCoHosts: form.event !== null && listAcceptedIds(tx, form.event.id).length > 0,
    };
  });
}
