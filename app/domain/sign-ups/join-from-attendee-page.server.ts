import type { Context } from "../context.ts";
import { followEvent } from "../attendees/follow-event.server.ts";
import { type JoinFromPageForm, choiceOf } from "./sign-up-form.ts";
import { requireLimitSeen } from "./require-limit-seen.server.ts";
import { signUpForDate } from "./sign-up-for-date.server.ts";

/**
 * Add a sign-up, or an event to follow, to an existing attendee page.
 * @throws NotFound, Conflict and Invalid as `followEvent` and `signUpForDate` do
 */
export function joinFromAttendeePage(
  ctx: Context,
  { slug, pageToken, form }: { slug: string; pageToken: string; form: JoinFromPageForm },
): void {
  if (form.intent === "follow") {
    followEvent(ctx, { slug, requestId: form.requestId, email: null, pageToken });
    return;
  }
  const wish = { ...form, ...choiceOf(form.dateId) };
  requireLimitSeen(ctx, { ...wish, isSeen: form.limitSeen === "yes" }, pageToken);
  signUpForDate(ctx, { slug, ...wish, email: null, pageToken });
}
