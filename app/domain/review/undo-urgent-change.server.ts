import { type Database, type Writable, writeTransaction } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import * as events from "#db/queries/events.server.ts";
import { type UrgentChange, updateUrgentChange } from "#db/queries/urgent-changes.server.ts";
import { deletePictures } from "#db/queries/pictures.server.ts";
import { findSession, readSessionTitles } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { applyFields } from "../events/apply-fields.server.ts";
import { changeDate } from "../dates/change-date.server.ts";
import type { EventInput } from "../forms/event-input.ts";
import { moveSessions } from "../dates/move-sessions.server.ts";
import type { Authorized } from "../permissions.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { canUndo, isSameValue } from "../model/urgent-change.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { recordReview } from "../changes/record-review.server.ts";
import { requireOpenUrgentChange } from "./require-open-urgent-change.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";

type Event = Authorized<events.FoundEvent>;

/**
 * Undo, as a coordinator, a change that was public at once: restore what was public before, notify attendees, and mail
 * the organiser the reason.
 * @param input `version` of the change as it was read
 * @throws NotFound outside the actor's scopes; Conflict when somebody decided or changed it meanwhile, or it cannot be
 * put back; Invalid `reason` when there is none
 */
export function undoUrgentChange(
  ctx: Context,
  input: { urgentChangeId: string; version: string; reason: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const { urgentChange, event } = requireOpenUrgentChange(tx, ctx, input);
    const newState = reviewStateAfter(event.review, "undo");
    if (!newState || !canUndo(urgentChange)) throw new Conflict("notPossibleNow");
    const reason = parseDecisionReason(input.reason, { isNeeded: true });
    if (urgentChange.dateId === null) undoEvent(tx, ctx, event, urgentChange);
    else undoDate(tx, ctx, event, urgentChange, urgentChange.dateId);
    updateUrgentChange(tx, urgentChange.id, { state: "undone", decidedAt: ctx.now });
    recordReview(tx, ctx, { event, action: "undo", newState, reason, fields: Object.keys(urgentChange.fields) });
  });
}

function undoDate(tx: Database, ctx: Context, event: Event, urgentChange: UrgentChange, dateId: string): void {
  const date = events.findDate(tx, dateId);
  if (!date) throw new Conflict("changedMeanwhile");
  const own = { date, event };
  // An added date is cancelled, not deleted: calendars have it.
  if (urgentChange.fields["startsAtLocal"]?.before === null) {
    if (date.status !== "cancelled")
      changeDate(tx, ctx, own, { action: "undo", values: { status: "cancelled", statusNote: null } });
    return;
  }
  const isAsRead = Object.entries(urgentChange.fields).every(([name, { after }]) =>
    isSameValue(date[name as keyof typeof date], after),
  );
  if (!isAsRead) throw new Conflict("changedMeanwhile");
  const values = Object.fromEntries(Object.entries(urgentChange.fields).map(([name, { before }]) => [name, before]));
  const writeMore = (writable: Writable) => {
    const now = events.findDate(writable, dateId);
    if (now && !moveSessions(writable, { dateId, before: date, after: now })) throw new Conflict("noLongerFits");
  };
  changeDate(tx, ctx, own, { action: "undo", values, writeMore });
}

function undoEvent(tx: Database, ctx: Context, event: Event, urgentChange: UrgentChange): void {
  const { picture, ...fields } = urgentChange.fields;
  const current = currentValues(tx, event, Object.keys(fields));
  if (!Object.entries(fields).every(([name, { after }]) => isSameValue(current[name], after))) {
    throw new Conflict("changedMeanwhile");
  }
  const values = Object.fromEntries(Object.entries(fields).map(([name, { before }]) => [name, before]));
  recordChange(tx, ctx, { event }, (writable) => {
    // The previous picture is erased already, so the event is left without one.
    if (picture) deletePictures(writable, event, [String(picture.after)]);
    applyFields(writable, ctx, { event, values, authorId: urgentChange.accountId });
  });
}

/** Read the current values of fields, by the names they have in a change. */
function currentValues(tx: Database, event: Event, names: readonly string[]): Record<string, unknown> {
  const input: Partial<Record<string, unknown>> = events.readEventInput(tx, event) satisfies EventInput;
  const texts = events.listTexts(tx, event.id);
  const currentOf = (name: string): unknown => {
    const [group, id = "", part = "", language = ""] = name.split(".");
    if (group === "text") return texts.find((text) => text.language === id)?.[part as "title"] ?? null;
    if (name === "coOrganisers") return listAcceptedIds(tx, event.id);
    if (group !== "session") return input[name];
    if (part === "title") return (readSessionTitles(tx, [id])(id) as Record<string, string>)[language] ?? null;
    return findSession(tx, id)?.[part as "room"] ?? null;
  };
  return Object.fromEntries(names.map((name) => [name, currentOf(name)]));
}
