import { type EventColumn, dateColumns } from "./event-row.ts";
import type { RowFault } from "./import-report.ts";

type Row = { row: number; cells: Readonly<Record<EventColumn, string>> };
/** Rows of one event, one for each date; `cells` are those of the first row. */
export type EventGroup = { rows: readonly Row[]; cells: Row["cells"] };

/**
 * Group rows by event. Cells that describe the event itself must be equal in all its rows.
 * @param organisationKey maps all names that a table may use for an organisation to one key
 */
export function groupRows(
  rows: readonly Row[],
  organisationKey: (name: string) => string,
): { groups: EventGroup[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.cells.external_id === "") {
      faults.push({ row: row.row, column: "external_id", fault: { key: "required" } });
      continue;
    }
    const key = JSON.stringify([organisationKey(row.cells.organisation), row.cells.external_id]);
    const group = groups.get(key);
    if (group) {
      faults.push(...differences(group[0] ?? row, row));
      group.push(row);
    } else groups.set(key, [row]);
  }
  return {
    groups: [...groups.values()].flatMap((group) => (group[0] ? [{ rows: group, cells: group[0].cells }] : [])),
    faults,
  };
}

const differences = (first: Row, row: Row): RowFault[] =>
  (Object.keys(row.cells) as EventColumn[])
    .filter((column) => !dateColumns.includes(column) && column !== "organisation")
    .filter((column) => row.cells[column] !== first.cells[column])
    .map((column) => ({ row: row.row, column, fault: { key: "forOneEvent", values: { column } } }));
