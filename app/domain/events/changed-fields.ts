import type { EventInput } from "../forms/event-input.ts";

export function changedFields(before: EventInput, after: EventInput): (keyof EventInput)[] {
  const comparable = (value: unknown) => JSON.stringify(value, (_key, part) => (isRecord(part) ? sorted(part) : part));
  return (Object.keys(before) as (keyof EventInput)[]).filter(
    (field) => comparable(inOrder(before[field])) !== comparable(inOrder(after[field])),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const sorted = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).sort());
/** Sort a list for comparison: themes, languages and dates are sets, whose order means nothing. */
const inOrder = (value: unknown) =>
  Array.isArray(value) ? [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value;
