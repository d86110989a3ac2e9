import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail with a comment about an event or an organisation, to the other side of the thread. */
export const commentWritten = mailKind({
  name: "comment_written",
  payload: z.object({
    messageId: z.uuid(),
    /** Account id of a coordinator; null for the organiser. */
    toId: z.uuid().nullable(),
  }),
  priority: 3,
  key: mailKey<[messageId: string, reader: string]>("message"),
  messageIdName: "message-written",
});
