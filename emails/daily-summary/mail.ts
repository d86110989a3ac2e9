import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the organiser in the evening: the sign-ups for an event since the evening before. */
export const dailySummary = mailKind({
  name: "daily_summary",
  payload: z.object({
    eventId: z.uuid(),
    /** UTC; start of the day, from evening to evening, whose sign-ups are counted. */
    since: z.number(),
    until: z.number(),
  }),
  priority: 5,
  key: mailKey<[eventId: string, day: string]>("sum"),
  messageIdName: "sign-up-sum",
});
