import { dayOf } from "../time/typed-day.ts";
import { addDays, daysBetween, parseLocalDate } from "../time/zoned-time.ts";
import { maxDates } from "../model/date.ts";
import type { DraftEntry } from "../model/event-form-part.ts";

const rowName = /^dates\[(\d{1,2})\]\.(\w+)$/;
/** Fields that are not copied: they select one of two repeated hours, which occur on one day of the year. */
const ownOfDay = new Set(["startOffset", "endOffset"]);

/**
 * Copy the first date of a form to other days, with the same times and capacity, up to `maxDates`. Days that the form
 * has already are left out.
 * @param days `YYYY-MM-DD`; other texts are ignored
 */
export function repeatedOn(entries: readonly DraftEntry[], days: readonly string[]): DraftEntry[] {
  const rows = entries.flatMap(([name, value]) => {
    const [, index, field] = rowName.exec(name) ?? [];
    return index && field ? [{ index: Number(index), field, value }] : [];
  });
  const first = rows.filter((row) => row.index === Math.min(...rows.map((row) => row.index)));
  const taken = new Set(rows.filter((row) => row.field === "day").map((row) => dayOf(row.value)));
  const from = Math.max(-1, ...rows.map((row) => row.index)) + 1;
  const wanted = new Set(days.flatMap((day) => parseLocalDate(day) ?? []));
  const fresh = [...wanted].filter((day) => !taken.has(day)).sort();
  const added = fresh
    .slice(0, Math.max(0, maxDates - from))
    .flatMap((day, place) =>
      onDay(first, day).map(([field, value]): DraftEntry => [`dates[${from + place}].${field}`, value]),
    );
  return [...entries, ...added];
}

function onDay(row: readonly { field: string; value: string }[], day: string): [field: string, value: string][] {
  const text = (field: string) => row.find((entry) => entry.field === field)?.value ?? "";
  const [to, before, last] = [day, text("day"), text("endDay")].map(dayOf);
  const rest = row.filter((entry) => !ownOfDay.has(entry.field) && entry.field !== "day" && entry.field !== "endDay");
  const endDay = to && before && last ? [["endDay", addDays(to, daysBetween(before, last))] as [string, string]] : [];
  return [["day", day], ...rest.map((entry): [string, string] => [entry.field, entry.value]), ...endDay];
}
