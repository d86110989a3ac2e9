import { z } from "zod";
import { faultText } from "../fault-text.ts";

const code = z
  .string({ error: faultText("required") })
  .trim()
  .min(1, faultText("required"))
  .max(40, faultText("choose"));

export const factorForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("begin") }),
    z.object({ intent: z.literal("confirm"), code }),
    z.object({ intent: z.literal("prove"), code }),
    z.object({ intent: z.literal("renew") }),
  ],
  { error: faultText("choose") },
);
