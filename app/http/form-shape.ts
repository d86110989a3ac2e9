import { z } from "zod";

/** `title`, `dates[3].day`, `inclusion.free`: at most three steps, and no list longer than a hundred. */
const nameShape = /^\w{1,40}(?:\[\d{0,2}\]|\.\w{1,40}){0,3}$/;
/** What objects have of themselves (a text that has a `toString` of its own breaks whoever shows it), and Conform's own. */
const reserved = /(?:^|\.)(?:__\w+__|constructor|prototype|to(?:Locale)?String|valueOf|toJSON)(?:$|[.[])/;
const intentName = "__intent__";
/** The longest form of ours, sixty dates and every language ticked, has about six hundred fields. */
export const maxFields = 1_200;

/** What stands where a program could not read or write a character (Unicode 23.8), and what ends a text in C. */
const broken = /[\0\ufffd]/g;

/** A text without characters that only damage puts into it: saved, they would be there for good. */
export const withoutBrokenCharacters = (text: string): string => text.replaceAll(broken, "");

const isPlainName = (name: string): boolean => nameShape.test(name) && !reserved.test(name);

/**
 * Whether a posted form can have come from a page of ours. The names of fields build objects and lists as they say, so a
 * name made up to build a list of four thousand million must not get that far.
 */
export function hasPlainShape(form: FormData): boolean {
  const names = [...form.keys()];
  const fields = names.filter((name) => name !== intentName);
  return names.length <= maxFields && fields.every(isPlainName) && form.getAll(intentName).every(isPlainIntent);
}

/** What the buttons for one more date, or one less, send (Conform's intents): where, and nothing to put there. */
function isPlainIntent(intent: FormDataEntryValue): boolean {
  try {
    return rowIntent.safeParse(JSON.parse(String(intent))).success;
  } catch {
    return false;
  }
}

const rowIntent = z.strictObject({
  type: z.enum(["insert", "remove"]),
  payload: z.strictObject({ name: z.literal("dates"), index: z.number().int().min(0).max(99).optional() }),
});
