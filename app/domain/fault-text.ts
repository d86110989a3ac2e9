import type { Fault, FaultKey } from "./errors.ts";

/** Write a fault as one text, e.g. `tooLong?max=140`, the form in which field validators return it. */
export function faultText(key: FaultKey, values?: Fault["values"]): string {
  if (!values) return key;
  const pairs = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return `${key}?${new URLSearchParams(pairs)}`;
}

/** Mark of a fault that is in words already, in the language of its page. */
const said = "=";

/** Mark a fault that the server has put into words, for a page whose browser does not have its text. */
export const saidFault = (words: string): string => `${said}${words}`;

/** Return the words of a fault that the server has put into words; null for any other. */
export const wordsOfFault = (text: string): string | null => (text.startsWith(said) ? text.slice(said.length) : null);

/** Tell a fault key, in camel case, from a validator's own message, which is a sentence with a capital letter. */
const isFaultKey = (text: string): text is FaultKey => /^[a-z][A-Za-z0-9]*$/.test(text);

/** Parse the text of a fault; a validator's own message becomes "choose". */
export function parseFaultText(text: string): Fault {
  const [key = "", query] = text.split("?");
  if (!isFaultKey(key)) return { key: "choose" };
  if (query === undefined) return { key };
  const values = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    /^\d{1,9}$/.test(value) ? Number(value) : value,
  ]);
  return { key, values: Object.fromEntries(values) };
}
