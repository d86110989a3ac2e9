import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the owner of an account whose second factor was reset, and to the secretariat. */
export const secondFactorReset = mailKind({
  name: "second_factor_reset",
  payload: z.object({ personId: z.uuid(), toId: z.uuid() }),
  priority: 1,
  key: mailKey<[resetId: string, readerId: string]>("factor-reset"),
  messageIdName: "factor-reset",
});
