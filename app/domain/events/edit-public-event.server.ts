import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as events from "#db/queries/events.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { type Fault, Invalid } from "../errors.ts";
import type { Authorized } from "../permissions.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { applyFields } from "./apply-fields.server.ts";
import type { EventInput } from "../forms/event-input.ts";
import { isOfForm } from "../model/revision.ts";
import { eventFaults } from "./event-rules.server.ts";
import { type Change, classifyChanges } from "./classify-changes.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";

/**
 * Change an approved event, each field by its edit class (product 3): harmless and urgent fields are public at once,
 * content is proposed to the coordinators while the approved version stays public.
 * @throws Invalid by field for fields that are fixed once public, and for dates, which are moved one by one
 */
export function editPublicEvent(
  tx: Database,
  ctx: Context,
  event: Authorized<events.FoundEvent>,
  after: EventInput,
): void {
  const before = events.readEventInput(tx, event);
  const faults = fixedFaults(before, after);
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  const changes = classifyChanges(tx, event, before, after);
  const atOnce = changes.filter((change) => change.editClass !== "content");
  publish(tx, ctx, event, { before, after, atOnce });
  proposeRevision(tx, ctx, {
    eventId: event.id,
    fields: Object.fromEntries(
      changes
        .filter((change) => change.editClass === "content")
        .map((change) => [change.field, { before: change.before, after: change.after }]),
    ),
    isReplaced: isOfForm,
  });
  audit(tx, ctx, event, changes);
}

/**
 * Return faults for changes of the city and language, which were approved, and of the dates, which have separate
 * actions.
 */
function fixedFaults(before: EventInput, after: EventInput): Record<string, Fault> {
  const isMoved = JSON.stringify(before.dates) !== JSON.stringify(after.dates);
  return {
    ...(before.cityId === after.cityId ? {} : { cityId: { key: "fixedOncePublic" as const } }),
    ...(before.language === after.language ? {} : { language: { key: "fixedOncePublic" as const } }),
    ...(isMoved ? { "dates[0].start": { key: "datesOneByOne" as const } } : {}),
  };
}

type Found = { before: EventInput; after: EventInput; atOnce: readonly Change[] };

function publish(tx: Database, ctx: Context, event: Authorized<events.FoundEvent>, { before, after, atOnce }: Found) {
  if (atOnce.length === 0) return;
  const fields = atOnce.map((change) => change.field);
  const next = { ...before, ...Object.fromEntries(fields.map((field) => [field, after[field]])) } as EventInput;
  // The published version must be valid without the proposed content.
  const faults = eventFaults(tx, next);
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  const urgent = atOnce.filter((change) => change.editClass === "urgent");
  // Record the change first: a stricter place level erases the place from it, too.
  recordUrgentChange(tx, ctx, {
    event,
    dateId: null,
    action: "edit",
    fields: Object.fromEntries(
      urgent.map(({ field, before: old, after: now }) => [field, { before: old, after: now }]),
    ),
  });
  const values = Object.fromEntries(fields.map((field) => [field, next[field]]));
  recordChange(tx, ctx, { event }, (writable) =>
    applyFields(writable, ctx, { event, values, authorId: accountIdOf(ctx.actor) }),
  );
}

function audit(tx: Database, ctx: Context, event: events.FoundEvent, changes: readonly Change[]): void {
  for (const editClass of ["harmless", "urgent", "content"] as const) {
    const fields = changes.filter((change) => change.editClass === editClass).map((change) => change.field);
    if (fields.length === 0) continue;
    recordAudit(tx, ctx, {
      action: editClass === "content" ? "event.propose" : `event.edit-${editClass}`,
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields,
      oldState: "approved",
      newState: "approved",
    });
  }
}
