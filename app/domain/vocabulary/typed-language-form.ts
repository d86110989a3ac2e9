import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { neededLine } from "../forms/fields.ts";
import { textLimits } from "../model/event.ts";

const name = z.string({ error: faultText("required") }).max(2 * textLimits.languageName, faultText("choose"));

/** Form of a typed name of a language: the language that it means, or the button that dismisses it. */
export const typedLanguageForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("adopt"), name, language: neededLine(100) }),
    z.object({ intent: z.literal("dismiss"), name }),
  ],
  { error: faultText("choose") },
);
