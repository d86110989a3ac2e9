import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** The addresses of all attendee pages of one mailbox. */
export const lostLink = mailKind({
  name: "lost_link",
  payload: z.object({
    /** The newest of the pages whose addresses the mail lists. */
    pageId: z.uuid(),
  }),
  priority: 1,
  key: mailKey<[random: string]>("link"),
  isRequestedByRecipient: true,
});
