import { z } from "zod";
import { hideForm } from "./hide-form.ts";
import { faultText } from "../fault-text.ts";

export const hideAllForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("hide"), ...hideForm.omit({ note: true }).shape, reason: z.string().default("") }),
    z.object({ intent: z.literal("show"), reason: z.string().default("") }),
  ],
  { error: faultText("choose") },
);
