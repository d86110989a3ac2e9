import { CsvError, type InfoRecord, parse } from "csv-parse/sync";
import { plainCell } from "./formula-guard.ts";
import type { RowFault } from "../imports/import-report.ts";

export type TableRow<C extends string> = { row: number; cells: Readonly<Record<C, string>> };
export type Table<C extends string> = {
  columns: ReadonlySet<C>;
  rows: TableRow<C>[];
  faults: RowFault[];
};
type Shape<C extends string> = { required: readonly C[]; optional: readonly C[] };

/**
 * Parse a CSV table as spreadsheets save it: UTF-8 with or without BOM, commas or semicolons as in the header row,
 * quoted cells (RFC 4180). The apostrophe that exports put before a formula is removed. Parsing ends as soon as there
 * are too many rows, columns or faults.
 * @param shape columns that the table must have and may have
 * @param maxRows maximum number of rows below the header; blank lines do not count
 */
export function readTable<C extends string>(
  file: Uint8Array,
  shape: Shape<C>,
  maxRows = Number.POSITIVE_INFINITY,
): Table<C> {
  if (isSpreadsheet(file)) return refused({ row: 1, column: "", fault: { key: "spreadsheetFile" } });
  const text = decode(file);
  if (text?.trimStart().startsWith("BEGIN:VCALENDAR")) {
    return refused({ row: 1, column: "", fault: { key: "calendarFile" } });
  }
  if (text === null) return refused({ row: 1, column: "", fault: { key: "notUtf8" } });
  const parsed = records(text, maxRows);
  if ("fault" in parsed) return refused(parsed.fault);
  const { head, body, widthFaults } = parsed;
  const names = head.map((name) => name.trim().toLowerCase());
  const faults = [...headerFaults(names, shape), ...widthFaults];
  if (faults.length > 0) return { columns: new Set(), rows: [], faults };
  if (body.length === 0) return refused({ row: 1, column: "", fault: { key: "emptyFile" } });
  const known = [...shape.required, ...shape.optional];
  const rows = body.map(({ row, cells }) => ({ row, cells: cellsByName(known, names, cells) }));
  // A spreadsheet often saves empty lines below the table.
  const filled = rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== ""));
  return { columns: new Set(known.filter((name) => names.includes(name))), rows: filled, faults: [] };
}

const refused = <C extends string>(fault: RowFault): Table<C> => ({ columns: new Set(), rows: [], faults: [fault] });

/** First bytes of `.xlsx` and `.ods` (a ZIP archive) and of `.xls`. */
const spreadsheetMarks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const isSpreadsheet = (file: Uint8Array): boolean =>
  spreadsheetMarks.some((mark) => mark.every((byte, index) => file[index] === byte));

function decode(file: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

type Row = { row: number; cells: string[] };
type Records = { head: string[]; body: Row[]; widthFaults: RowFault[] };

/** Maximum length of a record, in characters: all texts of an event at their maximum, in quotes. */
const longestRecord = 200_000;
/** Maximum number of rows with a wrong number of cells; parsing stops beyond it, since more of them explain nothing. */
const maxWidthFaults = 200;

class Enough extends Error {}

function records(text: string, maxRows: number): Records | { fault: RowFault } {
  const header = (text.split(/\r\n|\r|\n/, 1)[0] ?? "").slice(0, longestRecord);
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  if (header.split(delimiter, maxColumns + 2).length > maxColumns + 1) return { fault: tooMany(1, maxColumns) };
  const read: Records = { head: [], body: [], widthFaults: [] };
  let [row, isFirst] = [1, true];
  const take = (record: string[], info: InfoRecord): null => {
    row = info.records + info.empty_lines;
    if (isFirst) {
      isFirst = false;
      read.head = record;
      return null;
    }
    if (record.length !== read.head.length) read.widthFaults.push(widthFault(row, record.length, read.head.length));
    else read.body.push({ row, cells: record });
    if (read.body.length > maxRows || read.widthFaults.length > maxWidthFaults) throw new Enough();
    return null;
  };
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      on_record: take,
    });
    return read;
  } catch (error) {
    if (error instanceof Enough) return read.body.length > maxRows ? { fault: tooMany(row, maxRows) } : read;
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    return { fault: { row: line, column: "", fault: { key: "unreadableFile", values: { detail: error.code } } } };
  }
}

const tooMany = (row: number, max: number): RowFault => ({
  row,
  column: "",
  fault: { key: "tooMany", values: { max } },
});

const widthFault = (row: number, found: number, expected: number): RowFault => ({
  row,
  column: "",
  fault: { key: "cellCount", values: { found, expected } },
});

/** Maximum number of columns: more than any table of events has. */
const maxColumns = 100;

function headerFaults<C extends string>(names: readonly string[], { required, optional }: Shape<C>): RowFault[] {
  const known: readonly string[] = [...required, ...optional];
  const missing = required.filter((name) => !names.includes(name));
  if (names.length > maxColumns) return [tooMany(1, maxColumns)];
  const unknown = names.filter((name, index) => !known.includes(name) || names.indexOf(name) < index);
  const columns = known.join(" ");
  return [
    ...missing.map((column): RowFault => ({ row: 1, column, fault: { key: "missingColumn", values: { column } } })),
    ...unknown.map((name): RowFault => {
      const column = name.slice(0, 40);
      return { row: 1, column, fault: { key: "unknownColumn", values: { column, columns } } };
    }),
  ];
}

function cellsByName<C extends string>(known: readonly C[], names: readonly string[], cells: readonly string[]) {
  const entries = known.map((name) => [name, plainCell(cells[names.indexOf(name)] ?? "")] as const);
  return Object.fromEntries(entries) as Record<C, string>;
}
