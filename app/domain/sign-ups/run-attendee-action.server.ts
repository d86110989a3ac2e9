import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { acceptOffer } from "./accept-offer.server.ts";
import { cancelSignUp } from "./cancel-sign-up.server.ts";
import { changeEmail } from "../attendees/change-email.server.ts";
import { changePage } from "../attendees/change-attendee-page.server.ts";
import { changeParty } from "./change-party-size.server.ts";
import { eraseAttendee } from "../attendees/erase-attendee.server.ts";
import type { DoneWord, AttendeePageForm } from "./attendee-page-form.ts";

/**
 * Run the action of a button on an attendee page.
 * @returns the token and language of the page from now on; null once it is erased
 * @throws NotFound, Conflict and Invalid as the functions of the actions do
 */
export function runAttendeeAction(
  ctx: Context,
  token: string,
  form: AttendeePageForm,
): { token: string; language: Language; done: DoneWord } | null {
  if (form.intent === "erase") {
    eraseAttendee(ctx, { token });
    return null;
  }
  return { token, language: ctx.language, ...change(ctx, token, form), done: form.intent };
}

/** Run an action other than `erase`. @returns the token or language that the page has from now on, if changed */
function change(
  ctx: Context,
  token: string,
  form: Exclude<AttendeePageForm, { intent: "erase" }>,
): { token?: string; language?: Language } {
  switch (form.intent) {
    case "cancel":
      cancelSignUp(ctx, { token, signUpId: form.signUpId });
      return {};
    case "accept":
      acceptOffer(ctx, { token, signUpId: form.signUpId });
      return {};
    case "party":
      changeParty(ctx, { token, signUpId: form.signUpId, partySize: form.partySize });
      return {};
    case "unfollow":
      changePage(ctx, { token, change: { what: "unfollow", eventId: form.eventId } });
      return {};
    case "language":
      return { language: changePage(ctx, { token, change: { what: "language", language: form.language } }).language };
    case "reminders":
      changePage(ctx, { token, change: { what: "reminders", wanted: form.wanted === "yes" } });
      return {};
    case "email":
      changeEmail(ctx, { token, email: form.email });
      return {};
    case "no_email":
      changeEmail(ctx, { token, email: null });
      return {};
    case "addresses":
      return { token: changePage(ctx, { token, change: { what: "addresses" } }).token };
  }
}
