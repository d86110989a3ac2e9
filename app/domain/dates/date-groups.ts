import type { DraftEntry } from "../model/event-form-part.ts";
import { dayOf } from "../time/typed-day.ts";
import { addDays, daysBetween, type LocalDate } from "../time/zoned-time.ts";

const fieldName = /^dates\[(\d{1,2})\]\.(\w+)$/;
/** Most dates that the names of the form's fields can tell apart; fewer are accepted, see `maxDates`. */
const maxRows = 100;

type Row = Readonly<Record<string, string>>;
type Fields = readonly (readonly [field: string, value: string])[];

/**
 * Turn the groups of a form into dates. A group has several days at the same times: ticked ones in `day`, one as it was
 * typed in `otherDay`; a last day lies as far from each day as from the earliest one.
 * @returns the entries with one row a date, and the field of the form for each field of a row
 */
export function datesOfGroups(entries: readonly DraftEntry[]): {
  entries: DraftEntry[];
  fieldOf: (name: string) => string;
} {
  const groups = new Map<number, (readonly [string, string])[]>();
  const others: DraftEntry[] = [];
  for (const [name, value] of entries) {
    const [, index, field] = fieldName.exec(name) ?? [];
    if (index === undefined || field === undefined) others.push([name, value]);
    else groups.set(Number(index), [...(groups.get(Number(index)) ?? []), [field, value]]);
  }
  const rows = [...groups]
    .sort(([first], [second]) => first - second)
    .flatMap(([group, fields]) => rowsOf(fields).map((row) => ({ ...row, group })))
    .slice(0, maxRows);
  const fieldOf = (name: string): string => {
    const [, index, field] = fieldName.exec(name) ?? [];
    const row = rows[Number(index)];
    return row && field ? `dates[${row.group}].${field === "day" ? row.source : field}` : name;
  };
  const dates = rows.flatMap(({ fields }, at) =>
    fields.map(([field, value]): DraftEntry => [`dates[${at}].${field}`, value]),
  );
  return { entries: [...others, ...dates], fieldOf };
}

type ChosenDay = { text: string; source: "day" | "otherDay"; day: LocalDate | null };

function rowsOf(fields: Fields): { fields: Fields; source: ChosenDay["source"] }[] {
  const days = chosenDays(fields);
  const rest = fields.filter(([field]) => field !== "day" && field !== "otherDay");
  const [first] = days;
  if (!first) return [{ fields: [["day", ""], ...rest], source: "day" }];
  const endDay = dayOf(rest.find(([field]) => field === "endDay")?.[1] ?? "");
  const span = endDay && first.day ? daysBetween(first.day, endDay) : null;
  return days.map(({ text, source, day }) => ({
    source,
    fields: [
      ["day", text],
      ...(day && span !== null && day !== first.day ? withEndDay(rest, addDays(day, span)) : rest),
    ],
  }));
}

const withEndDay = (fields: Fields, endDay: LocalDate): Fields =>
  fields.map(([field, value]) => [field, field === "endDay" ? endDay : value]);

/** List the days of a group, each once, the earliest first and what is no day last. */
function chosenDays(fields: Fields): ChosenDay[] {
  const typed = new Map<string, ChosenDay["source"]>();
  for (const [field, value] of fields) {
    const text = value.trim();
    if (text !== "" && typed.size < maxRows && (field === "day" || field === "otherDay") && !typed.has(text)) {
      typed.set(text, field);
    }
  }
  const days = [...typed].map(([text, source]): ChosenDay => ({ text, source, day: dayOf(text) }));
  const once = days.filter(({ day }, index) => !day || days.findIndex((other) => other.day === day) === index);
  return once.sort((date, other) => ((date.day ?? "~") < (other.day ?? "~") ? -1 : 1));
}

/** Dates of a form at the same times, as its fields show them. */
type DateGroup = Readonly<Record<string, string | readonly string[]>>;
type Gathered = { key: string; row: Row; days: LocalDate[]; otherDay: string; span: number | null };

/**
 * Gather dates at the same times, with the same seats, into groups of days, the inverse of `datesOfGroups`. A text that
 * is no day stays as it was typed, one in a group.
 */
export function groupDates(rows: readonly Row[]): DateGroup[] {
  const groups: Gathered[] = [];
  for (const row of rows) {
    const text = row["day"] ?? "";
    const day = dayOf(text);
    const span = spanOf(row, day);
    const key = keyOf(row, span);
    const found = groups.find((group) => group.key === key && (day !== null || text === "" || group.otherDay === ""));
    const group = found ?? { key, row, days: [], otherDay: "", span };
    if (!found) groups.push(group);
    if (day) group.days.push(day);
    else group.otherDay ||= text;
  }
  return groups.map(shownGroup);
}

/** Return the number of days from the first to the last day of a date; null when it has no last day to be read. */
function spanOf(row: Row, day: LocalDate | null): number | null {
  const endDay = dayOf(row["endDay"] ?? "");
  return day && endDay ? daysBetween(day, endDay) : null;
}

const keyOf = (row: Row, span: number | null): string =>
  JSON.stringify([
    span ?? row["endDay"] ?? "",
    ...["startTime", "endTime", "startOffset", "endOffset", "capacity"].map((field) => row[field] ?? ""),
  ]);

function shownGroup({ row, days, otherDay, span }: Gathered): DateGroup {
  const { day: _day, ...rest } = row;
  const sorted = [...new Set(days)].sort();
  const [first] = sorted;
  return {
    ...rest,
    ...(first && span !== null ? { endDay: addDays(first, span) } : {}),
    ...(first ? { day: sorted } : {}),
    ...(otherDay ? { otherDay } : {}),
  };
}
