import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { reasonKinds } from "../reviews/ready-reason.ts";
import { reasonLimit } from "../reviews/review-state.ts";
import { lengthOf, manyLines } from "../text/plain-text.ts";

const words = z
  .string()
  .default("")
  .transform(manyLines)
  .refine((text) => lengthOf(text) <= reasonLimit, faultText("tooLong", { max: reasonLimit }))
  .transform((text) => (text === "" ? null : text));

/** One ready-made reason in every language; a language may be left empty. */
export const reasonForm = z.object({
  kind: z.enum(reasonKinds, { error: faultText("choose") }),
  code: z
    .string()
    .default("")
    .refine((text) => /^[\w-]{0,40}$/.test(text), faultText("choose")),
  texts: z.object({ en: words, fr: words, es: words, pt: words, ar: words }),
});
