import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { decisions } from "./review-state.ts";

/** A coordinator's decision as the form sends it; whether a reason is needed is the verb's rule. */
export const decisionForm = z.object({
  decision: z.enum(decisions, { error: faultText("choose") }),
  revision: z
    .string({ error: faultText("required") })
    .regex(/^\d{1,9}$/, faultText("wholeNumber"))
    .transform(Number),
  reason: z.string().default(""),
});
