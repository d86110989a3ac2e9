import type { Context } from "../context.ts";
import { releaseSignUp } from "../sign-ups/release-sign-up.server.ts";
import type { AttendeesForm } from "./attendees-form.ts";
import { raiseNetworkCap } from "./raise-network-cap.server.ts";
import { releaseCrowd } from "./release-crowd.server.ts";
import { undoCheckIn } from "./undo-check-in.server.ts";
import { writeToAttendees } from "./write-to-attendees.server.ts";

/**
 * Run the action of a button on the attendees page.
 * @returns the action
 * @throws NotFound, Conflict and Invalid as the functions of the actions do
 */
export function runAttendeesAction(
  ctx: Context,
  { eventId, form }: { eventId: string; form: AttendeesForm },
): AttendeesForm["intent"] {
  if (form.intent === "write") writeToAttendees(ctx, { eventId, words: form.words });
  else if (form.intent === "not_here") undoCheckIn(ctx, { eventId, signUpId: form.signUpId });
  else if (form.intent === "release_crowd") releaseCrowd(ctx, { eventId, signUpId: form.signUpId });
  else if (form.intent === "network_cap") raiseNetworkCap(ctx, { eventId, dateId: form.dateId, cap: form.cap });
  else releaseSignUp(ctx, { eventId, signUpId: form.signUpId, reason: form.reason });
  return form.intent;
}
