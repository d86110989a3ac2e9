import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { hiddenNotices } from "../notifications/hidden-notice.ts";

/** Form to hide an event: the reason, and what attendees are told. */
export const hideForm = z.object({
  note: z.string().default(""),
  told: z.enum(hiddenNotices, { error: faultText("choose") }).default("nothing"),
  words: z.string().default(""),
});
export type HideValues = z.input<typeof hideForm>;
