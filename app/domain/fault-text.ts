import { type Fault, type FaultKey, faultKeys } from "./errors.ts";

/** A fault as one text, `tooLong?max=140`: the form in which validators of single fields pass it on. */
export function faultText(key: FaultKey, values?: Fault["values"]): string {
  if (!values) return key;
  const pairs = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return `${key}?${new URLSearchParams(pairs)}`;
}

/** Reads such a text; what is no fault of ours (a validator's own words) reads as "choose". */
export function parseFaultText(text: string): Fault {
  const [key = "", query] = text.split("?");
  if (!(faultKeys as readonly string[]).includes(key)) return { key: "choose" };
  if (query === undefined) return { key: key as FaultKey };
  const values = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    /^\d{1,9}$/.test(value) ? Number(value) : value,
  ]);
  return { key: key as FaultKey, values: Object.fromEntries(values) };
}
