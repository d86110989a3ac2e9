import { z } from "zod";
import { faultText } from "../fault-text.ts";

export const manyActions = ["agree", "refuse", "take"] as const;

/** What the queue sends: what is ticked, and what is to become of it. */
export const manyForm = z.object({
  items: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
  action: z.enum(manyActions, { error: faultText("choose") }),
  reason: z.string().default(""),
});
