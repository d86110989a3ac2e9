import { z } from "zod";
import { faultText } from "../fault-text.ts";

export const manyActions = ["agree", "ask", "refuse", "take"] as const;
export type ManyAction = (typeof manyActions)[number];

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));
const flag = z
  .string()
  .optional()
  .transform((value) => value === "1");

/**
 * Form of the page that decides on several items: the chosen ones, or all that a filter finds, and the action on them.
 * `isSure` comes with the items and versions that the page listed; `template` is a reason template (`kind.code`).
 */
export const manyForm = z.object({
  items: list,
  all: flag,
  isSure: flag,
  action: z.enum(manyActions, { error: faultText("choose") }),
  template: z.string().default(""),
  reason: z.string().default(""),
});
