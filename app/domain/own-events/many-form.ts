import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { neededLine, optionalLine } from "../forms/fields.ts";
import { textLimits } from "../model/event.ts";

const chosen = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

const place = {
  streetAddress: optionalLine(textLimits.line),
  district: optionalLine(textLimits.venueName),
  /** Also events that have a venue. */
  isReplacing: z.literal("yes").optional(),
};

/** Form that confirms an act on chosen events (`e`). A past venue is named by its number in the list, 0 for none. */
export const manyEventsForm = z.discriminatedUnion(
  "act",
  [
    z.object({ act: z.literal("submit"), e: chosen }),
    z.object({ act: z.literal("delete"), e: chosen }),
    z.object({ act: z.literal("venue"), e: chosen, venueName: neededLine(textLimits.venueName), ...place }),
  ],
  { error: faultText("choose") },
);
export type ManyEventsForm = z.output<typeof manyEventsForm>;
