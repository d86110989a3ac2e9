import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail with the addresses of all attendee pages of one mailbox. */
export const lostLink = mailKind({
  name: "lost_link",
  payload: z.object({
    /** Id of the newest page that the mail lists. */
    pageId: z.uuid(),
  }),
  priority: 1,
  key: mailKey<[random: string]>("link"),
  isRequestedByRecipient: true,
});
