import { z } from "zod";
import { emailAddress } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { scopeKinds } from "../model/scope.ts";

const choose = { error: faultText("choose") };

export const coordinatorsForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("invite"),
      email: emailAddress,
      place: z.string(choose).min(1, choose).max(120, choose),
      language: z.enum(languages, choose).optional(),
    }),
    z.object({
      intent: z.literal("end"),
      accountId: z.uuid(choose),
      kind: z.enum(scopeKinds, choose),
      code: z.string().max(60).default(""),
    }),
    z.object({ intent: z.literal("reset"), email: emailAddress }),
  ],
  choose,
);
