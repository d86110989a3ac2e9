/** What a spreadsheet would run (some take full-width marks too), or apostrophes before it: those must survive the way there and back too. */
const runnable = /^'*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/u;

/** A cell as a download carries it: an apostrophe before what a spreadsheet would run. */
export const guardedCell = (cell: string): string => (runnable.test(cell) ? `'${cell}` : cell);

/** A cell as it was meant: without that one apostrophe. */
export const plainCell = (cell: string): string =>
  (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell).trim();
