import type { Fault } from "../errors.ts";
import { columnOfField } from "./event-row.ts";
import type { EventGroup } from "./group-rows.ts";
import type { RowFault } from "./import-report.ts";

/** Change the fault of an ambiguous time: in a table the offset is written, not chosen. */
const withOffset = (fault: Fault): Fault => (fault.key === "timeTwice" ? { ...fault, key: "offsetNeeded" } : fault);

/** Return the row in which faults of an event as a whole are shown. */
export const firstRowOf = (group: EventGroup): number => group.rows[0]?.row ?? 1;

/** Convert faults by field to faults by row and column; those of a date get the row of that date. */
export function toRowFaults(
  faults: Readonly<Record<string, Fault>>,
  group: EventGroup,
  sharpen: (field: string, fault: Fault) => Fault,
): RowFault[] {
  const first = firstRowOf(group);
  return Object.entries(faults).map(([field, fault]) => {
    const date = /^dates\[(\d+)\]\.(day|start|end)$/.exec(field);
    if (!date) return { row: first, column: columnOfField[field] ?? "", fault: sharpen(field, fault) };
    return {
      row: group.rows[Number(date[1])]?.row ?? first,
      column: date[2]?.startsWith("end") ? "end" : "start",
      fault: withOffset(fault),
    };
  });
}
