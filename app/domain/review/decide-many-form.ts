import { z } from "zod";
import { faultText } from "../fault-text.ts";

export const manyActions = ["agree", "refuse", "take"] as const;

/** Form of the review queue: the selected items, and the action on them. */
export const manyForm = z.object({
  items: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
  action: z.enum(manyActions, { error: faultText("choose") }),
  reason: z.string().default(""),
});
