import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { latinDigits } from "../text/plain-text.ts";
import { parseLocalDate, type LocalDate } from "../time/zoned-time.ts";

export const day = z
  .string({ error: faultText("required") })
  .transform((text) => latinDigits(text).trim())
  .transform((text) => parseLocalDate(text))
  .refine((value) => value !== null, faultText("day"))
  .transform((value) => value as LocalDate);

/** Time of day ("18:30"), also as typed without a time picker: "18h30", "18.30", "18h", "1830". */
export const clockTime = z
  .string({ error: faultText("required") })
  .transform((text) => readTime(latinDigits(text).trim()))
  .refine((value) => value !== null, faultText("time"))
  .transform((value) => value ?? "");

function readTime(text: string): string | null {
  const found = /^([01]?\d|2[0-3])(?:[:h.]?([0-5]\d)|h)?$/i.exec(text);
  return found?.[1] ? `${found[1].padStart(2, "0")}:${found[2] ?? "00"}` : null;
}

/** Offset that selects one of two repeated hours, in minutes east of UTC; null when it is empty. */
export const clockOffset = z
  .string()
  .default("")
  .refine((text) => /^-?\d{0,4}$/.test(text), faultText("choose"))
  .transform((text) => (text === "" || text === "-" ? null : Number(text)));

export const optionalDay = z
  .string()
  .default("")
  .transform((text) => latinDigits(text).trim())
  .refine((text) => text === "" || parseLocalDate(text) !== null, faultText("day"))
  .transform((text) => parseLocalDate(text));
