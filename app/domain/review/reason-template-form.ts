import { z } from "zod";
import { manyLinesUpTo } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";
import { reasonTemplateKinds } from "../model/decision.ts";
import { reasonLimit } from "../model/review-state.ts";

const words = manyLinesUpTo(reasonLimit).transform((text) => (text === "" ? null : text));

/** Form of a reason template in every language; a language may be left empty. */
export const reasonForm = z.object({
  kind: z.enum(reasonTemplateKinds, { error: faultText("choose") }),
  code: z
    .string()
    .default("")
    .refine((text) => /^[\w-]{0,40}$/.test(text), faultText("choose")),
  texts: z.object({ en: words, fr: words, es: words, pt: words, ar: words }),
});
