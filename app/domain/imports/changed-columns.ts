import type { DateInput, EventInput } from "../forms/event-input.ts";
import { columnOfField, type EventColumn } from "./event-row.ts";

export function changedColumns(before: EventInput, after: EventInput): EventColumn[] {
  const fields = Object.entries(columnOfField).flatMap(([field, column]) =>
    isSame(before[field as keyof EventInput], after[field as keyof EventInput]) ? [] : [column],
  );
  return [...fields, ...changedDateColumns(before.dates, after.dates)];
}

const dateParts: readonly [EventColumn, (date: DateInput) => unknown][] = [
  ["start", ({ start, startOffset }) => [start, startOffset]],
  ["end", ({ end, endOffset }) => [end, endOffset]],
  ["capacity", ({ capacity }) => capacity],
];

/** Compare dates regardless of their order. */
function changedDateColumns(before: readonly DateInput[], after: readonly DateInput[]): EventColumn[] {
  const [old, now] = [inOrder(before), inOrder(after)];
  return dateParts.flatMap(([column, part]) => (isSame(old.map(part), now.map(part)) ? [] : [column]));
}

const inOrder = (dates: readonly DateInput[]): DateInput[] => [...dates].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const keyOf = ({ start, startOffset, end, endOffset, capacity }: DateInput): string =>
  JSON.stringify([start, startOffset, end, endOffset, capacity]);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  Array.isArray(value) && value.every((part) => typeof part === "string") ? [...new Set(value)].sort() : value;
