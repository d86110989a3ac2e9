import { z } from "zod";
import { faultText } from "../fault-text.ts";

/** What people who hold a seat are told of something hidden: nothing, that it is off, or what the person writes. */
export const hiddenNotices = ["nothing", "off", "words"] as const;
export type HiddenNotice = (typeof hiddenNotices)[number];

/** Why something is hidden, and what is said to those who wanted to come. */
export const hideForm = z.object({
  note: z.string().default(""),
  told: z.enum(hiddenNotices, { error: faultText("choose") }).default("nothing"),
  words: z.string().default(""),
});
export type HideValues = z.input<typeof hideForm>;
