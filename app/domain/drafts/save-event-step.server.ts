import { writeTransaction } from "#db/client.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, type Fault } from "../errors.ts";
import {
  applicableEntries,
  type DraftEntry,
  type EventPart,
  type EventStep,
  partOf,
  partsOf,
} from "../model/event-form-part.ts";
import { completeDraft } from "./complete-draft.server.ts";
import { saveDraft, requireDraftOwner } from "./save-draft.server.ts";
import { type EventFormState, readEventForm } from "./read-event-form.server.ts";
import { formVersion } from "../forms/form-version.server.ts";

type StepInput = {
  eventId: string;
  organisationId: string;
  step: EventStep;
  entries: readonly DraftEntry[];
  version: string;
  /** True for input that was not submitted yet: it is saved in the draft only. */
  isUnfinished?: boolean;
};

/**
 * Save a step of an event in its draft, part by part; a part of which nothing was sent stays as it is. Once the whole
 * form is valid, and while the event is freely editable, also save the event.
 * @param input `version` of the step that the form was made from, see `stepVersion`, so that changes by others since
 * then are not overwritten
 * @returns the faults of this step, by field
 * @throws NotFound for an actor who may not post for the organisation; Conflict `changedByOther` when a part was changed
 * by another account
 */
export function saveEventStep(ctx: Context, input: StepInput): Record<string, Fault> {
  return writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, input);
    const parts = sentParts(input.step, input.entries);
    const form = readEventForm(tx, input.eventId);
    for (const part of parts) requireUnchangedPart(form, ctx, { ...input, part });
    const inside = { ...ctx, db: tx };
    // Until a button is pressed, another answer may make a field apply again.
    const entries = input.isUnfinished ? input.entries : applicableEntries(input.entries);
    saveDraft(inside, { ...input, parts: Object.fromEntries(parts.map((part) => [part, ofPart(entries, part)])) });
    if (input.isUnfinished) return {};
    const faults = Object.entries(completeDraft(inside, input));
    return Object.fromEntries(faults.filter(([name]) => parts.some((part) => partOf(name) === part)));
  });
}

/** Return the version of a step: one of each of its parts, so that a part can be compared by itself. */
export const stepVersion = (step: EventStep, parts: EventFormState["parts"]): string =>
  partsOf(step)
    .map((part) => formVersion(parts[part]))
    .join(".");

/** List the parts of a step of which a form has fields: that of a public event has no dates. */
export function sentParts(step: EventStep, entries: readonly DraftEntry[]): EventPart[] {
  const parts = partsOf(step);
  const sent = parts.filter((part) => ofPart(entries, part).length > 0);
  return sent.length > 0 ? sent : parts;
}

const ofPart = (entries: readonly DraftEntry[], part: EventPart) => entries.filter(([name]) => partOf(name) === part);

/**
 * Refuse a part that was changed since the form was made. Own changes may be overwritten: browsers save while typing.
 */
function requireUnchangedPart(
  { parts, typed }: EventFormState,
  ctx: Context,
  { part, step, entries, version }: StepInput & { part: EventPart },
): void {
  const state = formVersion(parts[part]);
  const versions = version.split(".");
  const seen = versions[versions.length > 1 ? partsOf(step).indexOf(part) : 0];
  const kept = typed.find((draftPart) => draftPart.part === part);
  const isOwn = kept !== undefined && kept.accountId === accountIdOf(ctx.actor);
  if (!isOwn && state !== seen && state !== formVersion(ofPart(entries, part))) throw new Conflict("changedByOther");
}
