import { writeTransaction } from "#db/client.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, type Fault } from "../errors.ts";
import { applicableEntries, type DraftEntry, type EventPart, partOf } from "../model/event-form-part.ts";
import { completeDraft } from "./complete-draft.server.ts";
import { saveDraft, requireDraftOwner } from "./save-draft.server.ts";
import { type EventFormState, readEventForm } from "./read-event-form.server.ts";
import { formVersion } from "../forms/form-version.server.ts";

type PartInput = {
  eventId: string;
  organisationId: string;
  part: EventPart;
  entries: readonly DraftEntry[];
  version: string;
  /** True for input that was not submitted yet: it is saved in the draft only. */
  isUnfinished?: boolean;
};

/**
 * Save a part of an event in its draft. Once the whole form is valid, and while the event is freely editable, also save
 * the event.
 * @param input `version` of the part that the form was made from, so that changes by others since then are not
 * overwritten
 * @returns the faults of this part, by field
 * @throws NotFound for an actor who may not post for the organisation; Conflict `changedByOther` when the part was
 * changed by another account
 */
export function saveEventPart(ctx: Context, input: PartInput): Record<string, Fault> {
  return writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, input);
    requireUnchangedDraft(readEventForm(tx, input.eventId), ctx, input);
    const inside = { ...ctx, db: tx };
    // Until a button is pressed, another answer may make a field apply again.
    const entries = input.isUnfinished ? input.entries : applicableEntries(input.entries);
    saveDraft(inside, { ...input, parts: { [input.part]: entries } });
    if (input.isUnfinished) return {};
    return ofPart(completeDraft(inside, input), input.part);
  });
}

/**
 * Refuse a part that was changed since the form was made. Own changes may be overwritten: browsers save while typing.
 */
function requireUnchangedDraft({ parts, typed }: EventFormState, ctx: Context, input: PartInput): void {
  const state = formVersion(parts[input.part]);
  const kept = typed.find((draftPart) => draftPart.part === input.part);
  const isOwn = kept !== undefined && kept.accountId === accountIdOf(ctx.actor);
  if (!isOwn && state !== input.version && state !== formVersion(input.entries)) throw new Conflict("changedByOther");
}

const ofPart = (faults: Record<string, Fault>, part: EventPart) =>
  Object.fromEntries(Object.entries(faults).filter(([name]) => partOf(name) === part));
