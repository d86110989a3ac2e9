import { z } from "zod";

/**
 * Field names such as `title`, `dates[3].day`, `inclusion.free`: at most three steps, and list indexes below a hundred.
 */
const nameShape = /^\w{1,40}(?:\[\d{0,2}\]|\.\w{1,40}){0,3}$/;
/** Names of built-in object members, and of Conform: a text with its own `toString` breaks the code that shows it. */
const reserved = /(?:^|\.)(?:__\w+__|constructor|prototype|to(?:Locale)?String|valueOf|toJSON)(?:$|[.[])/;
const intentName = "__intent__";
/** Maximum number of fields; the longest form, sixty dates and every language ticked, has about six hundred. */
export const maxFields = 1_200;

/** Replacement characters, left where a program could not read or write one (Unicode 23.8), and NUL. */
const broken = /[\0\ufffd]/g;

/** Remove characters that only damage puts into a text: once saved, they would stay. */
export const withoutBrokenCharacters = (text: string): string => text.replaceAll(broken, "");

const isPlainName = (name: string): boolean => nameShape.test(name) && !reserved.test(name);

/**
 * Tell whether a posted form may come from a page of this site. Field names build objects and lists, so a made-up name
 * that asks for a list of four thousand million must not get that far.
 */
export function hasPlainShape(form: FormData): boolean {
  const names = [...form.keys()];
  const fields = names.filter((name) => name !== intentName);
  return names.length <= maxFields && fields.every(isPlainName) && form.getAll(intentName).every(isPlainIntent);
}

/** Tell whether an intent (Conform) only adds or removes a date, and brings no value for it. */
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
