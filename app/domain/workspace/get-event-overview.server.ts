import { type FoundEvent, readEventInput } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { readableChanges } from "../revisions/get-proposed-revision.server.ts";
import { missingSteps } from "../drafts/form-progress.ts";
import type { EventInput } from "../forms/event-input.ts";
import { checkEventForm } from "../drafts/check-event-form.server.ts";
import { getOwnEvent } from "./get-own-event.server.ts";
import { requireDraftOwner } from "../drafts/save-draft.server.ts";
import { type Change, classifyChanges, withFixedFields } from "../events/classify-changes.server.ts";
import { listWarnings } from "../events/list-warnings.server.ts";
import { readEventForm } from "../drafts/read-event-form.server.ts";

/**
 * Return all that an organiser sees of one event: missing steps of a new one; page, review state, unconfirmed changes
 * and proposed changes of an existing one.
 * @throws NotFound for an actor who may not post for the organisation
 */
export function getEventOverview(ctx: Context, eventId: string) {
  const form = readEventForm(ctx.db, eventId);
  if (!form.event && !form.draft) throw new NotFound("event");
  requireDraftOwner(ctx.db, ctx, { eventId, organisationId: "" });
  // An event without a draft was checked when it was saved.
  const checked = form.draft ? checkEventForm(ctx.db, form, eventId) : null;
  return {
    eventId,
    own: form.event ? getOwnEvent(ctx, eventId) : null,
    title: form.parts.what.find(([name]) => name === "title")?.[1] ?? "",
    /** Steps whose faults keep the draft from becoming the event, or its next version. */
    missing: checked ? missingSteps(form, checked.faults) : [],
    isTyped: form.draft !== null,
    changes: changesOf(ctx, form.event, checked?.whole ?? null),
    proposed: form.revision ? readableChanges(ctx.db, form.revision.fields) : [],
    warnings: form.event ? listWarnings(ctx, eventId) : null,
  };
}
export type EventOverview = ReturnType<typeof getEventOverview>;

function changesOf(ctx: Context, event: FoundEvent | null, whole: EventInput | null): Change[] {
  if (event?.review !== "approved" || !whole) return [];
  const before = readEventInput(ctx.db, event);
  return classifyChanges(ctx.db, event, before, withFixedFields(before, whole));
}
