import type { Language } from "../languages/language.ts";
import { days, hours } from "./zoned-time.ts";

const units = { day: days(1), hour: hours(1) } as const;

/**
 * Format a duration in days or hours, with the plural of the language: "24 hours", "يومان".
 * @param lengthMs in milliseconds, a whole number of units
 */
export const durationText = (lengthMs: number, unit: keyof typeof units, language: Language): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit, unitDisplay: "long" }).format(
    lengthMs / units[unit],
  );
