import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** The organiser's message to all attendees of an event. */
export const attendeeMessage = mailKind({
  name: "attendee_message",
  payload: z.object({ messageId: z.uuid(), pageId: z.uuid() }),
  priority: 3,
  key: mailKey<[messageId: string, pageId: string]>("message"),
  messageIdName: "participant-message",
});
