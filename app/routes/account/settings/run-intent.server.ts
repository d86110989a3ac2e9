import type { AccountContext } from "#app/auth/require-account.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { accountForm } from "#app/domain/accounts/account-form.ts";
import { chooseLanguage } from "#app/domain/accounts/choose-language.server.ts";
import { confirmEmailChange } from "#app/domain/accounts/confirm-email-change.server.ts";
import { endSessions } from "#app/domain/accounts/end-sessions.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import type { z } from "zod";

/**
 * Run the verb of the pressed button.
 * @returns the language of the page to show next
 */
export function runIntent(ctx: AccountContext, token: string, form: z.output<typeof accountForm>): Language {
  switch (form.intent) {
    case "language":
      chooseLanguage(ctx, form);
      return form.language;
    case "endSession":
      endSessions(ctx, { session: form.session });
      break;
    case "endOthers":
      endSessions(ctx, { othersThan: token });
      break;
    case "changeEmail":
      requestEmailChange(ctx, form);
      break;
    case "confirmEmail":
      confirmEmailChange(ctx, { ...form, token });
      break;
  }
  return ctx.language;
}
