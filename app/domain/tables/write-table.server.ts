import { stringify } from "csv-stringify/sync";
import { guardedCell } from "./formula-guard.ts";

/** Write a CSV table for spreadsheets (RFC 4180): UTF-8 with BOM, every cell in quotes, formulas in rows escaped. */
export const writeTable = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([columns, ...rows.map((cells) => cells.map(guardedCell))], {
    bom: true,
    quoted: true,
    record_delimiter: "\r\n",
  });
