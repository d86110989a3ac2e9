import { z } from "zod";
import { emailAddress } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { languages } from "../languages/language.ts";
import { codeForm } from "../forms/email-field.ts";

const choose = { error: faultText("choose") };

export const accountForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("language"), language: z.enum(languages, choose) }),
    z.object({ intent: z.literal("endSession"), session: z.string(choose).max(100, choose) }),
    z.object({ intent: z.literal("endOthers") }),
    z.object({ intent: z.literal("changeEmail"), email: emailAddress }),
    z.object({ intent: z.literal("confirmEmail"), code: codeForm.shape.code, proof: codeForm.shape.code }),
  ],
  choose,
);
