import type { Context } from "../context.ts";
import { followEvent } from "../attendees/follow-event.server.ts";
import { type JoinFromPageForm, choiceOf } from "./sign-up-form.ts";
import { signUpForDate } from "./sign-up-for-date.server.ts";

/**
 * Adds a sign-up, or an event to follow, to a personal page that is there.
 * @throws NotFound, Conflict, Invalid as the two verbs do
 */
export function joinFromAttendeePage(
  ctx: Context,
  { slug, pageToken, form }: { slug: string; pageToken: string; form: JoinFromPageForm },
): void {
  if (form.intent === "follow") followEvent(ctx, { slug, requestId: form.requestId, email: null, pageToken });
  else signUpForDate(ctx, { slug, ...form, ...choiceOf(form.dateId), email: null, pageToken });
}
