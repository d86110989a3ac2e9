import { z } from "zod";
import { optionalDay } from "../events/event-form.ts";
import { faultText } from "../fault-text.ts";
import { emailLimit } from "../sign-ups/sign-up.ts";

/** Until when a coordinator is away, and who stands in for them; or that they are back. */
export const absenceForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("away"),
      until: optionalDay.refine((day) => day !== null, faultText("required")),
      deputyEmail: z
        .string()
        .default("")
        .transform((text) => text.trim())
        .refine(
          (text) => text === "" || (text.length <= emailLimit && z.email().safeParse(text).success),
          faultText("email"),
        )
        .transform((text) => (text === "" ? null : text)),
    }),
    z.object({ intent: z.literal("back") }),
  ],
  { error: faultText("choose") },
);
