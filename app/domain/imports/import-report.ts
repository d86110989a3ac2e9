import type { Fault } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import type { EventColumn } from "./event-row.ts";

/** Fault in a table. Rows are numbered as in a spreadsheet: the header is row 1. */
export type RowFault = { row: number; column: string; fault: Fault };

/** Result of an import or a dry run. With faults, nothing was written. */
export type ImportReport = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  faults: readonly RowFault[];
};

/** Event of a table, with the outcome of its import or dry run. */
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
