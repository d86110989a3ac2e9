import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail that asks the owner of an address to confirm it for an attendee page. */
export const confirmEmail = mailKind({
  name: "confirm_email",
  payload: z.object({ pageId: z.uuid() }),
  priority: 1,
  key: mailKey<[pageId: string, tokenHash: string]>("confirm"),
  isRequestedByRecipient: true,
  messageIdName: "confirm-address",
});
