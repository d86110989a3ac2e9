import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** A comment in the thread of an event or an organisation, to the other side. */
export const commentWritten = mailKind({
  name: "comment_written",
  payload: z.object({
    messageId: z.uuid(),
    /** Account of a coordinator; null for the organiser. */
    toId: z.uuid().nullable(),
  }),
  priority: 3,
  key: mailKey<[messageId: string, reader: string]>("message"),
  messageIdName: "message-written",
});
