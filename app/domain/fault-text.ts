import type { Fault, FaultKey } from "./errors.ts";

/** A fault as one text, `tooLong?max=140`: the form in which validators of single fields pass it on. */
export function faultText(key: FaultKey, values?: Fault["values"]): string {
  if (!values) return key;
  const pairs = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return `${key}?${new URLSearchParams(pairs)}`;
}

/** Keys are written in camel case; what validators say of their own accord is a sentence, with a capital. */
const isFaultKey = (text: string): text is FaultKey => /^[a-z][A-Za-z0-9]*$/.test(text);

/** Reads such a text; what is no fault of ours (a validator's own words) reads as "choose". */
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
