import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to attendees of a date that was hidden. */
export const hiddenNotice = mailKind({
  name: "hidden_notice",
  payload: z.object({
    pageId: z.uuid(),
    dateId: z.uuid(),
    /** Text of the person who hid the date; null says only that the date does not take place. */
    words: z.string().nullable(),
  }),
  priority: 1,
  key: mailKey<[pageId: string, dateId: string, sequence: number]>("hidden"),
  messageIdName: "hidden-told",
});
