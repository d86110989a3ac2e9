import { writeTransaction } from "#db/client.server.ts";
import { setAccountLanguage } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { requireAccount } from "./require-account.server.ts";

/**
 * Set the language of the mails to an account.
 * @throws NotFound without an account; Conflict in a coordinator's session without its second factor
 */
export function chooseLanguage(ctx: Context, input: { language: Language }): void {
  writeTransaction(ctx.db, (tx) => {
    const { id } = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    setAccountLanguage(tx, id, input.language);
  });
}
