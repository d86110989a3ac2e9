import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { acceptOffer } from "./accept-offer.server.ts";
import { cancelSignUp } from "./cancel-sign-up.server.ts";
import { changePage } from "./change-page.server.ts";
import { changeParty } from "./change-party.server.ts";
import { erasePage } from "./erase-page.server.ts";
import type { PersonalForm } from "./personal-form.ts";

/**
 * What a button of a personal page asks for.
 * @returns where the page is from now on; null once it is erased
 * @throws NotFound, Conflict, Invalid as the verbs do
 */
export function runPersonalPage(
  ctx: Context,
  token: string,
  form: PersonalForm,
): { token: string; language: Language } | null {
  const here = { token, language: ctx.language };
  switch (form.intent) {
    case "cancel":
      cancelSignUp(ctx, { token, signUpId: form.signUpId });
      return here;
    case "accept":
      acceptOffer(ctx, { token, signUpId: form.signUpId });
      return here;
    case "party":
      changeParty(ctx, { token, signUpId: form.signUpId, partySize: form.partySize });
      return here;
    case "unfollow":
      changePage(ctx, { token, change: { what: "unfollow", eventId: form.eventId } });
      return here;
    case "language":
      return changePage(ctx, { token, change: { what: "language", language: form.language } });
    case "reminders":
      changePage(ctx, { token, change: { what: "reminders", wanted: form.wanted === "yes" } });
      return here;
    case "addresses":
      return { ...here, token: changePage(ctx, { token, change: { what: "addresses" } }).token };
    case "erase":
      erasePage(ctx, { token });
      return null;
  }
}
