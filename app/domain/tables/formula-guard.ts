/**
 * Cells that a spreadsheet would run as a formula (some accept full-width signs too), also with apostrophes before:
 * these must survive export and import.
 */
const runnable = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u;

/** Escape a cell for a download: put an apostrophe before text that a spreadsheet would run as a formula. */
export const guardedCell = (cell: string): string => (runnable.test(cell) ? `'${cell}` : cell);

/** Return a cell as it was meant: without the apostrophe of `guardedCell`, and trimmed. */
export const plainCell = (cell: string): string =>
  (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell).trim();
