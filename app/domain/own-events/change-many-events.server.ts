import { writeTransaction } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.ts";
import { completeDraft } from "../drafts/complete-draft.server.ts";
import { discardDraft } from "../drafts/discard-draft.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import { deleteDraft } from "../events/delete-event.server.ts";
import { submitEvent } from "../events/submit-event.server.ts";
import type { EventStep } from "../model/event-form-part.ts";
import { maxChosen } from "./chosen-lines.server.ts";
import { refusalOf } from "./refusal-of.ts";
import { setVenue, type Venue } from "./set-venue.server.ts";

/** An event that stayed as it was, with the first fault and the steps of the form in which faults are. */
export type Unchanged = { eventId: string; fault: Fault; steps: readonly EventStep[] };
export type ManyReport = {
  done: string[];
  /** Number of submitted events that are public at once, since their organisation is trusted. */
  published: number;
  /** Number of events that had a venue and keep it. */
  kept: number;
  unchanged: Unchanged[];
};
type Act = { act: "submit" } | { act: "delete" } | { act: "venue"; venue: Venue; isReplacing: boolean };
export type ManyInput = Act & { eventIds: readonly string[] };

/**
 * Do one thing to many events, each by the verb, permissions and mails of a single act and in a transaction of its own,
 * between which other requests are answered. An event that refuses it stays as it was, and the others are done.
 * @throws Invalid `e` when none or too many are chosen
 */
export async function changeManyEvents(ctx: Context, input: ManyInput): Promise<ManyReport> {
  const ids = [...new Set(input.eventIds)];
  if (ids.length === 0) throw new Invalid({ e: { key: "chooseOne" } });
  if (ids.length > maxChosen) throw new Invalid({ e: { key: "tooMany", values: { max: maxChosen } } });
  const report: ManyReport = { done: [], published: 0, kept: 0, unchanged: [] };
  for (const eventId of ids) {
    enter(ctx, report, { eventId, input });
    await setImmediate();
  }
  return report;
}

function enter(ctx: Context, report: ManyReport, { eventId, input }: { eventId: string; input: ManyInput }): void {
  try {
    if (changeOne(ctx, eventId, input) === "kept") report.kept += 1;
    else report.done.push(eventId);
    if (input.act === "submit" && findEvent(ctx.db, eventId)?.review === "approved") report.published += 1;
  } catch (error) {
    report.unchanged.push({ eventId, ...refusalOf(error) });
  }
}

function changeOne(ctx: Context, eventId: string, input: Act): unknown {
  if (input.act === "submit") return submitDraft(ctx, eventId);
  if (input.act === "delete") return deleteAny(ctx, eventId);
  return setVenue(ctx, { eventId, venue: input.venue, isReplacing: input.isReplacing });
}

/** Submit an event, once what is typed of it is complete. @throws Invalid by field of the form */
function submitDraft(ctx: Context, eventId: string): void {
  writeTransaction(ctx.db, (tx) => {
    const inside = { ...ctx, actor: ctx.actor, db: tx };
    const faults = completeDraft(inside, { eventId });
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    submitEvent(inside, { eventId });
  });
}

/** Delete a draft, whether it was ever complete or not. */
function deleteAny(ctx: Context, eventId: string): void {
  if (findEvent(ctx.db, eventId)) deleteDraft(ctx, { eventId });
  else discardDraft(ctx, { eventId });
}
