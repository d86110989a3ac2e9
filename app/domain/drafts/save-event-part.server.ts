import { type Database, writeTransaction } from "#db/client.server.ts";
import { findEventIdByExternal } from "#db/queries/events.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, type Fault } from "../errors.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import { checkEventForm } from "./check-event-form.server.ts";
import { type DraftEntry, type EventPart, partOf, withoutHiddenPlace } from "../model/event-form-part.ts";
import { saveDraft, requireDraftOwner } from "./save-draft.server.ts";
import { type EventFormState, readEventForm } from "./read-event-form.server.ts";
import { formVersion } from "../forms/form-version.server.ts";
import { saveEvent } from "../events/save-event.server.ts";

type PartInput = {
  eventId: string;
  organisationId: string;
  part: EventPart;
  entries: readonly DraftEntry[];
  version: string;
  /** Typed so far and not yet sent off: it is kept, and becomes nothing yet. */
  isUnfinished?: boolean;
};

/**
 * Keeps a part of an event exactly as it was typed. Once the whole can be accepted, and as long as nobody decided on it,
 * it also becomes the event.
 * @param input `version` is the state the form was made from: what somebody else changed since then is not overwritten
 * @returns what is wrong with this part, by field
 * @throws NotFound for a stranger; Conflict `changedByOther` when the part is no longer what the form was made from
 */
export function saveEventPart(ctx: Context, input: PartInput): Record<string, Fault> {
  return writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, input);
    requireUnchangedDraft(readEventForm(tx, input.eventId), ctx, input);
    const inside = { ...ctx, db: tx };
    saveDraft(inside, { ...input, parts: { [input.part]: input.entries } });
    const unkept = unkeptFaults(input.entries);
    if (input.isUnfinished || Object.keys(unkept).length > 0) return unkept;
    return ofPart(saveIfComplete(tx, inside, input.eventId), input.part);
  });
}

/** What somebody typed last may be typed over by themselves: their browser kept it while they went on. */
function requireUnchangedDraft({ parts, typed }: EventFormState, ctx: Context, input: PartInput): void {
  const state = formVersion(parts[input.part]);
  const kept = typed.find((draftPart) => draftPart.part === input.part);
  const isOwn = kept !== undefined && kept.accountId === accountIdOf(ctx.actor);
  if (!isOwn && state !== input.version && state !== formVersion(input.entries)) throw new Conflict("changedByOther");
}

/** What was typed and must not be kept is still said, so that nobody believes it is there. */
function unkeptFaults(entries: readonly DraftEntry[]): Record<string, Fault> {
  const kept = new Set(withoutHiddenPlace(entries).map(([name]) => name));
  const typed = entries.filter(([name, value]) => value.trim() !== "" && !kept.has(name));
  return Object.fromEntries(typed.map(([name]) => [name, { key: "noAddressByPartner" }]));
}

const ofPart = (faults: Record<string, Fault>, part: EventPart) =>
  Object.fromEntries(Object.entries(faults).filter(([name]) => partOf(name) === part));

/** The organiser's own key, unless another event has taken it meanwhile. */
function keyOf(tx: Database, { draft }: EventFormState): { externalId?: string } {
  const { externalId, organisationId } = draft ?? {};
  if (!externalId || !organisationId || findEventIdByExternal(tx, organisationId, externalId) !== null) return {};
  return { externalId };
}

/** Makes the draft the event where it can be; what stands in the way otherwise, by field of the form. */
function saveIfComplete(tx: Database, ctx: Context, eventId: string): Record<string, Fault> {
  const form = readEventForm(tx, eventId);
  const { faults, whole } = checkEventForm(tx, form, eventId);
  // What is public already changes only once somebody has seen the whole change and confirmed it.
  if (!whole || (form.event && !isFreelyEditable(form.event.review))) return faults;
  saveEvent(ctx, { ...whole, eventId, ...keyOf(tx, form) });
  deleteDraft(tx, eventId);
  return faults;
}
