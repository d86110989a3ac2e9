import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import * as events from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { Authorized } from "../permissions.ts";
import { checkForm } from "./check-form.server.ts";
import { columnsOf } from "./event-columns.server.ts";
import type { EventInput } from "./event-input.ts";
import { eventFaults } from "./event-rules.server.ts";
import { type Change, listChanges } from "./list-changes.server.ts";
import { tellOfPlace } from "./tell-of-place.server.ts";
import { proposeRevision } from "./propose-revision.server.ts";
import { readForm } from "./read-form.server.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

/**
 * Confirms the changes typed into the form of a public event: what is harmless or urgent is public at once, content is
 * proposed to the coordinators while the approved version stays public (product 3).
 * @throws NotFound for a stranger; Conflict unless it is public; Invalid with faults by field of the form
 */
export function publishChanges(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const form = readForm(tx, event.id);
    const found = listChanges(tx, form, event.id);
    if (!found) throw new Invalid(checkForm(tx, form, event.id).faults);
    const atOnce = found.changes.filter((change) => change.editClass !== "content");
    publish(tx, ctx, event, { ...found, atOnce });
    proposeRevision(tx, ctx, {
      eventId: event.id,
      fields: Object.fromEntries(
        found.changes
          .filter((change) => change.editClass === "content")
          .map(({ field, before, after }) => [field, { before, after }]),
      ),
      isReplaced: (field) => !field.includes("."),
    });
    deleteDraft(tx, event.id);
    audit(tx, ctx, event, found.changes);
  });
}

type Found = { before: EventInput; after: EventInput; atOnce: readonly Change[] };

function publish(tx: Database, ctx: Context, event: Authorized<events.FoundEvent>, { before, after, atOnce }: Found) {
  if (atOnce.length === 0) return;
  const fields = atOnce.map((change) => change.field);
  const next = { ...before, ...Object.fromEntries(fields.map((field) => [field, after[field]])) } as EventInput;
  // What is public at once must be right by itself, without what still waits.
  const faults = eventFaults(tx, next);
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  events.updateEvent(tx, event, { ...columnsOf(next), revisedAt: ctx.now, revision: event.revision + 1 });
  events.replaceAnswers(tx, event.id, next);
  tellOfPlace(tx, ctx, event);
  if (fields.some((field) => ["title", "summary", "description"].includes(field))) {
    const { title, summary, description, language } = next;
    const text = { title, summary, description, language, authorId: personIdOf(ctx.actor), updatedAt: ctx.now };
    events.setText(tx, { eventId: event.id, ...text, state: "original" });
    events.outdateTranslations(tx, event.id);
  }
  raiseProgrammeVersion(tx);
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
