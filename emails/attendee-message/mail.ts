import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the attendees of an event or of one date, or to its waitlist, with a message of the organiser. */
export const attendeeMessage = mailKind({
  name: "attendee_message",
  payload: z.object({ messageId: z.uuid(), pageId: z.uuid() }),
  priority: 3,
  key: mailKey<[messageId: string, pageId: string]>("message"),
  messageIdName: "participant-message",
});
