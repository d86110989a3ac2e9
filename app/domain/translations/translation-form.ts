import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { eventFields } from "../forms/event-input.ts";

/** Version of the texts that the form showed, so that changes by others since then are not overwritten. */
const version = z.string().default("");

export const textForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      version,
      title: eventFields.title,
      summary: eventFields.summary,
      description: eventFields.description,
    }),
    z.object({ intent: z.literal("confirm"), version }),
    z.object({ intent: z.literal("delete"), version }),
  ],
  { error: faultText("choose") },
);
