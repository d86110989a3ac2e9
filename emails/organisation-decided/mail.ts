import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an organisation: a coordinator decided on it. */
export const organisationDecided = mailKind({
  name: "organisation_decided",
  payload: z.object({ decisionId: z.uuid() }),
  priority: 3,
  key: mailKey<[decisionId: string]>("organisation"),
});
