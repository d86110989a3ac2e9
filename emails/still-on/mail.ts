import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail that asks the organiser, a week before, whether a date takes place as planned. */
export const stillOn = mailKind({
  name: "still_on",
  payload: z.object({
    dateId: z.uuid(),
    /** Wall clock of the start the question was queued for. */
    startsAtLocal: z.string(),
  }),
  priority: 4,
  key: mailKey<[dateId: string, startsAtLocal: string]>("still-on"),
});
