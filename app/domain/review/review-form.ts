import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { decisions } from "../model/review-state.ts";

const choose = { error: faultText("choose") };
const id = z.uuid(choose);
const words = z.string().default("");
const version = z.string(choose).max(120, choose);

/** Revision number of the event as it was read. */
export const revisionField = z
  .string({ error: faultText("required") })
  .regex(/^\d{1,9}$/, faultText("wholeNumber"))
  .transform(Number);

/** Forms of a coordinator on the page of an event, by intent. The verbs check whether a text is required. */
export const reviewForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("decide"),
      decision: z.enum(decisions, choose),
      revision: revisionField,
      reason: words,
    }),
    z.object({ intent: z.literal("revise"), decision: z.enum(["accept", "decline"], choose), version, reason: words }),
    z.object({ intent: z.literal("seen"), urgentChangeId: id, version }),
    z.object({ intent: z.literal("undo"), urgentChangeId: id, version, reason: words }),
    z.object({ intent: z.literal("show"), reason: words }),
    z.object({ intent: z.literal("answer"), reportId: id, answer: words }),
    z.object({ intent: z.literal("write"), text: words }),
    z.object({ intent: z.literal("note"), text: words }),
    z.object({ intent: z.literal("take") }),
    z.object({ intent: z.literal("letGo") }),
  ],
  choose,
);
