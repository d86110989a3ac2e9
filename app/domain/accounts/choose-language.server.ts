import { writeTransaction } from "#db/client.server.ts";
import { setAccountLanguage } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import type { Language } from "../languages/language.ts";
import { requireAccount } from "./require-account.server.ts";

/** Somebody chooses the language of mail to them. @throws NotFound for anybody without an account */
export function chooseLanguage(ctx: Context, input: { language: Language }): void {
  writeTransaction(ctx.db, (tx) => setAccountLanguage(tx, requireAccount(tx, ctx).id, input.language));
}
