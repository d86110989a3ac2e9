import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { eventFields } from "../forms/event-input.ts";

/** Names the texts that a form was made from: what somebody else changed since then is not overwritten. */
const version = z.string().default("");

/** The page of one translation: its words, that they are still right, or that they go. */
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
