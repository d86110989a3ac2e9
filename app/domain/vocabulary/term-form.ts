import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { optionalLine } from "../forms/fields.ts";

/** Maximum length of a label, in characters. */
export const maxLabel = 60;

/**
 * True for a code that a term may get: it stands in addresses, tables and data, and never changes. Names that every
 * object has are refused, since codes are looked up by name.
 */
export const isTermCode = (code: string): boolean => /^[a-z][a-z0-9_]{1,39}$/.test(code) && !(code in {});

const label = optionalLine(maxLabel);
const labels = z.object({ en: label, fr: label, es: label, pt: label, ar: label });

const code = z
  .string({ error: faultText("required") })
  .trim()
  .refine(isTermCode, faultText("termCode"));

/** Form of the list: a new term, or a button that moves one by a place. */
export const termListForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("add"), code, labels }),
    z.object({ intent: z.literal("earlier"), code }),
    z.object({ intent: z.literal("later"), code }),
  ],
  { error: faultText("choose") },
);

/** Form of a term: its labels, or a button. */
export const termForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("rename"), labels }),
    z.object({ intent: z.literal("retire") }),
    z.object({ intent: z.literal("restore") }),
  ],
  { error: faultText("choose") },
);
