import { faultText } from "#app/domain/fault-text.ts";
import type { CalendarReport } from "#app/domain/imports/calendar-report.ts";
import type { EnteredEvent, RowFault } from "#app/domain/imports/import-report.ts";

/** Maximum number of faults and events listed on a page, which must stay light on a phone. */
const maxShown = { faults: 200, events: 100 };

type Counts = { rows: number; created: number; updated: number; unchanged: number };
type Listed = { events: readonly Pick<EnteredEvent, "title" | "language" | "outcome" | "columns">[]; more: number };
export type FaultGroup = { row: number; faults: readonly { column: string; fault: string }[] };
export type FaultReply = { kind: "refused"; from: "table" | "calendar"; fault: string };
export type UploadReply =
  | FaultReply
  | { kind: "faults"; rows: number; total: number; groups: readonly FaultGroup[] }
  | ({ kind: "preview"; carried: string } & Counts & Listed)
  | ({ kind: "imported"; createdIds: readonly string[] } & Counts & Listed)
  | ({ kind: "calendar" } & CalendarReport);

/** Group the first faults of a table by row. */
export function inGroups(faults: readonly RowFault[]): FaultGroup[] {
  const groups: { row: number; faults: { column: string; fault: string }[] }[] = [];
  for (const { row, column, fault } of faults.slice(0, maxShown.faults)) {
    const item = { column: column.slice(0, 40), fault: faultText(fault.key, fault.values) };
    const last = groups.at(-1);
    if (last?.row === row) last.faults.push(item);
    else groups.push({ row, faults: [item] });
  }
  return groups;
}

/** Maximum number of new events that one address can name, for what follows an import. */
const maxCarried = 90;

/** List the ids of the new events, for what follows; none when they are too many to be named. */
export function createdIds(events: readonly EnteredEvent[]): string[] {
  const created = events.filter((event) => event.outcome === "created").map(({ eventId }) => eventId);
  return created.length > maxCarried ? [] : created;
}

/** List the created and changed events. */
export function listed(events: readonly EnteredEvent[]): Listed {
  const changed = events.filter((event) => event.outcome !== "unchanged");
  return {
    events: changed
      .slice(0, maxShown.events)
      .map(({ title, language, outcome, columns }) => ({ title, language, outcome, columns })),
    more: Math.max(0, changed.length - maxShown.events),
  };
}
