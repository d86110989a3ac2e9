import { z } from "zod";
import { optionalDay } from "../forms/time-fields.ts";
import { optionalEmail } from "../forms/fields.ts";
import { faultText } from "../fault-text.ts";

export const absenceForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("away"),
      until: optionalDay.refine((day) => day !== null, faultText("required")),
      deputyEmail: optionalEmail,
    }),
    z.object({ intent: z.literal("back") }),
  ],
  { error: faultText("choose") },
);
