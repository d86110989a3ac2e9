import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an organisation that is asked to co-host an event. */
export const coHostInvited = mailKind({
  name: "co_host_invited",
  payload: z.object({ eventId: z.uuid(), organisationId: z.uuid() }),
  priority: 4,
  key: mailKey<[eventId: string, organisationId: string]>("invited"),
  messageIdName: "co-organiser-invited",
});
