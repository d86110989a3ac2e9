import { z } from "zod";
import { textLimits } from "../events/event.ts";
import { neededLine } from "../events/event-input.ts";
import { faultText } from "../fault-text.ts";
import { lengthOf, manyLines } from "../text/plain-text.ts";

/** A text with its spelling mended. */
export const mendForm = z.object({
  revision: z
    .string({ error: faultText("required") })
    .regex(/^\d{1,9}$/, faultText("wholeNumber"))
    .transform(Number),
  title: neededLine(textLimits.title),
  summary: neededLine(textLimits.summary),
  description: z
    .string()
    .default("")
    .transform(manyLines)
    .refine((text) => lengthOf(text) <= textLimits.description, faultText("tooLong", { max: textLimits.description })),
});
