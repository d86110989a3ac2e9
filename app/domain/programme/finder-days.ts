import type { Language } from "../languages/language.ts";
import { emptyFilter, type ProgrammeFilter } from "../model/programme-filter.ts";
import { addDays, isoWeekday, type LocalDate, parseLocalDate } from "../time/zoned-time.ts";

/** Names of days that the finder offers besides dates. */
export const relativeDays = ["today", "tomorrow", "weekend"] as const;

/** Return the first and last day that a name or a date stands for; nothing for any other text. */
export function daysNamed(when: string, today: LocalDate): Pick<ProgrammeFilter, "from" | "to"> | undefined {
  if (when === "weekend") {
    const untilSunday = 7 - isoWeekday(today);
    return { from: addDays(today, Math.max(0, untilSunday - 1)), to: addDays(today, untilSunday) };
  }
  const day = when === "today" ? today : when === "tomorrow" ? addDays(today, 1) : parseLocalDate(when);
  return day === null ? undefined : { from: day, to: day };
}

/** Filters that people ask for most, offered on the home page with the number of dates that each gives. */
export const shortcuts = (language: Language, today: LocalDate) =>
  ({
    today: { ...emptyFilter, ...daysNamed("today", today) },
    weekend: { ...emptyFilter, ...daysNamed("weekend", today) },
    children_welcome: { ...emptyFilter, access: ["children_welcome"] },
    step_free: { ...emptyFilter, access: ["step_free"] },
    language: { ...emptyFilter, language: [language] },
    sign_language: { ...emptyFilter, access: ["sign_language"] },
    online: { ...emptyFilter, attendance: ["hybrid", "online"] },
    seats: { ...emptyFilter, seats: true },
  }) satisfies Record<string, ProgrammeFilter>;
export type Shortcut = keyof ReturnType<typeof shortcuts>;
