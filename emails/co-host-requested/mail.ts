import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the lead organisation of an event that another organisation wants to co-host. */
export const coHostRequested = mailKind({
  name: "co_host_requested",
  payload: z.object({ eventId: z.uuid(), organisationId: z.uuid() }),
  priority: 4,
  key: mailKey<[eventId: string, organisationId: string]>("requested"),
  messageIdName: "co-organiser-requested",
});
