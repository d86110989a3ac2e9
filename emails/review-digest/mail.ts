import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to a coordinator: the items in their review queue. */
export const reviewDigest = mailKind({
  name: "review_digest",
  payload: z.object({ personId: z.uuid() }),
  priority: 5,
  key: mailKey<[accountId: string, day: string]>("waiting"),
  messageIdName: "waiting-digest",
});
