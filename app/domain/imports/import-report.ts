import type { Fault } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import type { EventColumn } from "./event-row.ts";

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

/** One event of a table, and what became of it, or would. */
export type EnteredEvent = {
  eventId: string;
  title: string;
  language: Language;
  outcome: "created" | "updated" | "unchanged";
  /** Columns in which an updated event changed. */
  columns: readonly EventColumn[];
};
export type EventImportReport = ImportReport & { events: readonly EnteredEvent[] };

export const inRowOrder = (faults: readonly RowFault[]): RowFault[] => [...faults].sort((a, b) => a.row - b.row);
