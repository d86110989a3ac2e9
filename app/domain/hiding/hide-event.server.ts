import { writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, moveReview } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { bumpDateSequences } from "../changes/bump-sequences.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { can } from "../permissions.ts";
import { recordReview } from "../changes/record-review.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import type { HiddenNotice } from "../notifications/hidden-notice.ts";
import { requireHideableEvent } from "./require-hideable-event.server.ts";
import { parseStatusNote, parseOptionalStatusNote } from "../forms/status-note.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";

/**
 * Takes a public event out of everything public at once: pages, lists, pictures; calendars keep its times as cancelled,
 * without a word of it. Only coordinators show it again. Twice is the same as once.
 * @param input `told` and `words` are what people who hold a seat hear of it
 * @throws NotFound for a stranger; Forbidden for an editor of the lead organisation; Conflict when it is not public, or
 * when a coordinator showed their second factor too long ago; Invalid `note` for a coordinator or a city without a reason
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
    bumpDateSequences(tx, ctx, event.id);
    moveReview(tx, event, { review: newState, revisedAt: ctx.now });
    notifyHidden(tx, ctx, { eventIds: [event.id], told: input.told ?? "nothing", words: input.words ?? "" });
    recordReview(tx, ctx, { event, action: "hide", newState, reason });
    raiseProgrammeVersion(tx);
  });
}

/** Whoever hides what is not theirs says why; a coordinator must have shown their second factor lately. */
function reasonOf(ctx: Context, event: FoundEvent, note: string): string | null {
  if (can(ctx.actor, "event:edit", event)) return parseOptionalStatusNote(note);
  if (can(ctx.actor, "event:review", event)) requireRecentFactor(ctx);
  return parseStatusNote(note);
}
