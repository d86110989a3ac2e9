import type { Fault } from "../errors.ts";
import { daySpanFaults } from "../forms/day-span.ts";
import { type Language, languages } from "../languages/language.ts";
import type { LocalDate } from "../time/zoned-time.ts";

export type Days = { startsOn: LocalDate | null; endsOn: LocalDate | null; submitUntil: LocalDate | null };

/** Return the faults of the days of an edition, by field: all are required, and in order. */
export function dayFaults({ startsOn, endsOn, submitUntil }: Days): Record<string, Fault> {
  const faults = daySpanFaults({ startsOn, endsOn });
  if (!submitUntil) faults["submitUntil"] = { key: "required" };
  // A last day that is wrong itself makes no other day wrong.
  if (endsOn && !faults["endsOn"] && submitUntil && submitUntil > endsOn)
    faults["submitUntil"] = { key: "afterTheEnd" };
  return faults;
}

/** Names by language; those that are missing or null fall back to another language. */
export type EditionNames = Readonly<Partial<Record<Language, string | null>>>;

/** Return the fault of an edition without a name in any language, at the first of these fields. */
export function nameFaults(names: EditionNames): Record<string, Fault> {
  return languages.some((language) => names[language]) ? {} : { [`names.${languages[0]}`]: { key: "oneLanguage" } };
}
