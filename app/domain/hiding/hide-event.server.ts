import { writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, moveReview } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { can } from "../permissions.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import type { HiddenNotice } from "../notifications/hidden-notice.ts";
import { requireHideableEvent } from "./require-hideable-event.server.ts";
import { parseStatusNote, parseOptionalStatusNote } from "../forms/status-note.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";

/**
 * Hide a public event from pages, lists and pictures at once. Calendars keep its times as cancelled, without its title.
 * Only coordinators can restore it. Hiding twice is the same as once.
 * @param input `told` and `words` choose what attendees with a seat are told
 * @throws NotFound for a stranger; Forbidden for an editor of the lead organisation; Conflict when it is not public, or
 * when a coordinator showed their second factor too long ago; Invalid `note` for a coordinator or a city without a
 * reason
 */
export function hideEvent(
  ctx: Context,
  input: { eventId: string; note: string; told?: HiddenNotice; words?: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireHideableEvent(tx, ctx, input.eventId);
    if (event.review === "hidden") return;
    const newState = reviewStateAfter(event.review, "hide");
    if (!newState) throw new Conflict("notPublished");
    const reason = reasonOf(ctx, event, input.note);
    recordChange(tx, ctx, { event, review: { action: "hide", newState, reason } }, (writable) =>
      moveReview(writable, event, { review: newState, revisedAt: ctx.now }),
    );
    notifyHidden(tx, ctx, { eventIds: [event.id], told: input.told ?? "nothing", words: input.words ?? "" });
  });
}

/** Require a reason from coordinators and the city, and a recent second factor from coordinators. */
function reasonOf(ctx: Context, event: FoundEvent, note: string): string | null {
  if (can(ctx.actor, "event:edit", event)) return parseOptionalStatusNote(note);
  if (can(ctx.actor, "event:review", event)) requireRecentFactor(ctx);
  return parseStatusNote(note);
}
