import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to all attendees of an event with a message of the organiser. */
export const attendeeMessage = mailKind({
  name: "attendee_message",
  payload: z.object({ messageId: z.uuid(), pageId: z.uuid() }),
  priority: 3,
  key: mailKey<[messageId: string, pageId: string]>("message"),
  messageIdName: "participant-message",
});
