import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an organiser with a message that a coordinator wrote to all organisers of a scope. */
export const organiserMessage = mailKind({
  name: "organiser_message",
  payload: z.object({ messageId: z.uuid(), accountId: z.uuid() }),
  priority: 5,
  key: mailKey<[messageId: string, accountId: string]>("organiser-message"),
});
