import type { Context } from "../context.ts";
import { followEvent } from "../attendees/follow-event.server.ts";
import { type JoinFromPageForm, choiceOf } from "./sign-up-form.ts";
import { requireLimitSeen } from "./require-limit-seen.server.ts";
import { signUpForDate } from "./sign-up-for-date.server.ts";

/**
 * Adds a sign-up, or an event to follow, to a personal page that is there.
 * @throws NotFound, Conflict, Invalid as the two verbs do
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
