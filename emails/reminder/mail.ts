import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an attendee with a seat, the day before the date. */
export const reminder = mailKind({
  name: "reminder",
  payload: z.object({
    signUpId: z.uuid(),
    /** Wall clock of the start the mail was queued for; a moved date gets another reminder. */
    startsAtLocal: z.string(),
  }),
  priority: 2,
  key: mailKey<[signUpId: string, startsAtLocal: string]>("reminder"),
});
