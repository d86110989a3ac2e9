/** What a spreadsheet would run, or apostrophes before it: those must survive the way there and back too. */
const runnable = /^'*[=+\-@\t\r]/;

/** A cell as a download carries it: an apostrophe before what a spreadsheet would run. */
export const guardedCell = (cell: string): string => (runnable.test(cell) ? `'${cell}` : cell);

/** A cell as it was meant: without that one apostrophe. */
export const plainCell = (cell: string): string =>
  (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell).trim();
