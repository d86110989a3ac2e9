import { languages } from "#app/domain/languages/language.ts";
import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to a local authority: a coordinator decided on its city's words of welcome in one language. */
export const welcomeDecided = mailKind({
  name: "welcome_decided",
  payload: z.object({
    organisationId: z.uuid(),
    cityId: z.uuid(),
    language: z.enum(languages),
    decision: z.enum(["approve", "refuse", "remove"]),
    decidedAt: z.number(),
  }),
  priority: 4,
  key: mailKey<[organisationId: string, cityId: string, language: string, decision: string, decidedAt: number]>(
    "city-welcome",
  ),
});
