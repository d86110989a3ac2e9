import type { Fault } from "../errors.ts";

/** One thing that is wrong in a table. Rows are numbered as a spreadsheet shows them: the header is row 1. */
export type RowFault = { row: number; column: string; fault: Fault };

/** What an import did, or would do. With faults nothing was written. */
export type ImportReport = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  faults: readonly RowFault[];
};

export const inRowOrder = (faults: readonly RowFault[]): RowFault[] =>
  [...faults].sort((one, other) => one.row - other.row);
