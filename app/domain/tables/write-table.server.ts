import { stringify } from "csv-stringify/sync";
import { guardedCell } from "./formula-guard.ts";

/** A table as spreadsheets take it (RFC 4180): UTF-8 with its mark, every cell in quotes, nothing in it that they would run. */
export const writeTable = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([columns, ...rows.map((cells) => cells.map(guardedCell))], {
    bom: true,
    quoted: true,
    record_delimiter: "\r\n",
  });
