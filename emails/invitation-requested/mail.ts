import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an owner of a city's local authority: an account asks to be invited. */
export const invitationRequested = mailKind({
  name: "invitation_requested",
  payload: z.object({ organisationId: z.uuid(), accountId: z.uuid(), ownerId: z.uuid() }),
  priority: 4,
  key: mailKey<[organisationId: string, accountId: string, ownerId: string]>("invitation-asked"),
});
