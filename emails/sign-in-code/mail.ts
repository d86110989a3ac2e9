import { languages } from "#app/domain/languages/language.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail with a one-time code, for signing in and for changes that an account has to confirm. */
export const signInCode = mailKind({
  name: "sign_in_code",
  payload: z.object({ codeId: z.uuid(), code: z.string(), language: z.enum(languages) }),
  priority: 0,
  key: mailKey<[codeId: string]>("code"),
  isRequestedByRecipient: true,
});
