import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { eventFields } from "../forms/event-input.ts";

/** Names the texts that a form was made from: what somebody else changed since then is not overwritten. */
const base = z.string().default("");

/** The page of one translation: its words, that they are still right, or that they go. */
export const textForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      base,
      title: eventFields.title,
      summary: eventFields.summary,
      description: eventFields.description,
    }),
    z.object({ intent: z.literal("confirm"), base }),
    z.object({ intent: z.literal("delete"), base }),
  ],
  { error: faultText("choose") },
);
