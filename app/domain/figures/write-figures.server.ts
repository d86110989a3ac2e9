import { stringify } from "csv-stringify/sync";
import type { Context } from "../context.ts";
import { guardedCell } from "../imports/guarded-cell.ts";
import type { FiguresChoice } from "./figures-choice.ts";
import { getFigures } from "./get-figures.server.ts";

const columns = ["figure", "code", "name", "value", "unit"] as const;

/** The figures as one table for spreadsheets, a row each; waiting times in whole hours. @throws NotFound as `getFigures` */
export function writeFigures(ctx: Context, choice: FiguresChoice): string {
  const { tables, together, waiting } = getFigures(ctx, choice);
  const hours = (ms: number | null) => (ms === null ? "" : String(Math.round(ms / 3_600_000)));
  const rows = [
    ...tables.flatMap(({ name: figure, rows }) =>
      rows.map(({ code, name, count }) => [
        figure,
        code,
        name ?? "",
        String(count),
        figure === "organisation" ? "organisations" : "events",
      ]),
    ),
    ["together", "", "", String(together.count), "events"],
    ["public", "", "", String(together.total), "events"],
    ["waited", "median", "", hours(waiting.median), "hours"],
    ["waited", "slowest", "", hours(waiting.slowest), "hours"],
    ["waiting", "", "", String(waiting.openCount), "events"],
    ["waiting", "longest", "", hours(waiting.longestOpen), "hours"],
  ];
  const cells = rows.map((row) => row.map(guardedCell));
  return stringify([[...columns], ...cells], { bom: true, quoted: true, record_delimiter: "\r\n" });
}
