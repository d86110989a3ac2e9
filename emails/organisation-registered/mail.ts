import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the contact of an organisation that was registered: it says what happens next. */
export const organisationRegistered = mailKind({
  name: "organisation_registered",
  payload: z.object({ organisationId: z.uuid() }),
  priority: 2,
  key: mailKey<[organisationId: string]>("registered"),
});
