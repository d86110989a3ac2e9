import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { neededLine } from "../forms/fields.ts";

/** Maximum length of a line of synonyms, in characters. */
export const maxSynonymLine = 400;

const words = neededLine(maxSynonymLine);

/** Form of a new line. */
export const newSynonymsForm = z.object({ words });

/** Form of a line: its words, or the button that removes it. */
export const synonymsForm = z.discriminatedUnion(
  "intent",
  [z.object({ intent: z.literal("change"), words }), z.object({ intent: z.literal("remove") })],
  { error: faultText("choose") },
);
