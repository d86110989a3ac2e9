import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** To the organiser in the evening: who signed up for an event since the day before. */
export const dailySummary = mailKind({
  name: "daily_summary",
  payload: z.object({
    eventId: z.uuid(),
    /** UTC, the day of sign-ups that is summed up. */
    since: z.number(),
    until: z.number(),
  }),
  priority: 5,
  key: mailKey<[eventId: string, day: string]>("sum"),
  messageIdName: "sign-up-sum",
});
