import { languages } from "#app/domain/languages/language.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to both addresses of an account whose address has changed. */
export const emailChanged = mailKind({
  name: "email_changed",
  payload: z.object({
    personId: z.uuid(),
    /** One of the two addresses: the old one is stored nowhere else. */
    to: z.string(),
    /** True in the mail to the new address. */
    isOwn: z.boolean(),
    language: z.enum(languages),
    /** Secret of the link that undoes the change. */
    undoToken: z.string().optional(),
  }),
  priority: 1,
  key: mailKey<[changeId: string, address: "new" | "old"]>("email"),
});
