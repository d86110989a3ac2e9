import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { hiddenNotices } from "../notifications/hidden-notice.ts";

/** Why something is hidden, and what is said to those who wanted to come. */
export const hideForm = z.object({
  note: z.string().default(""),
  told: z.enum(hiddenNotices, { error: faultText("choose") }).default("nothing"),
  words: z.string().default(""),
});
export type HideValues = z.input<typeof hideForm>;
