import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { optionalLine, manyLinesUpTo } from "../forms/fields.ts";
import { languages } from "../languages/language.ts";
import { longestWelcome } from "../model/place.ts";
import { reasonLimit } from "../model/review-state.ts";

const sentence = optionalLine(longestWelcome);

/** Sentences in which a city welcomes visitors, one for each language; each may be left empty. */
export const welcomeSentences = z.object({ en: sentence, fr: sentence, es: sentence, pt: sentence, ar: sentence });

const choose = { error: faultText("choose") };
const subject = {
  cityId: z.uuid(choose),
  language: z.enum(languages, choose),
  /** The sentence that was read: another one may have been proposed since. */
  sentence: z.string(choose).max(longestWelcome * 2),
};

/** Decision of a coordinator on a proposed welcome, or on a public one, which is removed. */
export const welcomeDecisionForm = z.discriminatedUnion(
  "decision",
  [
    z.object({ decision: z.literal("approve"), ...subject }),
    z.object({ decision: z.literal("remove"), ...subject }),
    z.object({
      decision: z.literal("refuse"),
      ...subject,
      reason: manyLinesUpTo(reasonLimit).refine((text) => text !== "", faultText("required")),
    }),
  ],
  choose,
);
