import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { readDay } from "../time/typed-day.ts";
import { readTime } from "../time/typed-time.ts";
import type { LocalDate } from "../time/zoned-time.ts";

/** Read a typed day; a refusal becomes the fault that says what to correct. */
function dayFrom(text: string, check: z.RefinementCtx): LocalDate {
  const reading = readDay(text);
  if (!("refused" in reading)) return reading.day;
  check.addIssue({ code: "custom", message: dayFault(reading) });
  return z.NEVER;
}

function dayFault(reading: Extract<ReturnType<typeof readDay>, { refused: string }>): string {
  if (reading.refused === "notInMonth") return faultText("dayNotInMonth", { last: reading.last });
  if (reading.refused === "otherWeekday") return faultText("otherWeekday", { day: reading.day });
  return faultText(reading.refused === "noYear" ? "yearNeeded" : "day");
}

/** Day as typed without a date picker, in any language of the site. */
export const day = z.string({ error: faultText("required") }).transform(dayFrom);

/** Time of day as typed without a time picker; its value is `HH:MM`. */
export const clockTime = z.string({ error: faultText("required") }).transform((text, check) => {
  const time = readTime(text);
  if (time !== null) return time;
  check.addIssue({ code: "custom", message: faultText("time") });
  return z.NEVER;
});

/** Offset that selects one of two repeated hours, in minutes east of UTC; null when it is empty. */
export const clockOffset = z
  .string()
  .default("")
  .refine((text) => /^-?\d{0,4}$/.test(text), faultText("choose"))
  .transform((text) => (text === "" || text === "-" ? null : Number(text)));

/** Day as `day` reads it; null when it is empty. */
export const optionalDay = z
  .string()
  .default("")
  .transform((text, check) => (text.trim() === "" ? null : dayFrom(text, check)));
