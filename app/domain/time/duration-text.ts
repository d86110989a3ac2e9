import type { Language } from "../languages/language.ts";
import { days, hours } from "./zoned-time.ts";

const units = { day: days(1), hour: hours(1) } as const;

/**
 * How long something lasts, in whole units with the plural of the language: "24 hours", "يومان".
 * @param lengthMs in milliseconds
 */
export const durationText = (lengthMs: number, unit: keyof typeof units, language: Language): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit, unitDisplay: "long" }).format(
    lengthMs / units[unit],
  );
