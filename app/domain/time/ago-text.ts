import type { Language } from "../languages/language.ts";
import { formatLocaleFor } from "./format-local.ts";
import { hours, minutes } from "./zoned-time.ts";

/** Format how long ago something was, in whole minutes or hours: "5 minutes ago". */
export function agoText(milliseconds: number, language: Language): string {
  const words = new Intl.RelativeTimeFormat(formatLocaleFor(language, null), { numeric: "auto" });
  if (milliseconds < hours(1)) return words.format(-Math.floor(milliseconds / minutes(1)), "minute");
  return words.format(-Math.floor(milliseconds / hours(1)), "hour");
}
