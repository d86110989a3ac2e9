import type { Context } from "../context.ts";
import { writeTable } from "../tables/write-table.server.ts";
import { hours as hoursInMs } from "../time/zoned-time.ts";
import type { StatisticsFilter } from "./statistics-filter.ts";
import { getStatistics } from "./get-statistics.server.ts";

const columns = ["figure", "code", "name", "value", "unit"] as const;

/**
 * Write the statistics as one CSV table, a row for each number; waiting times in whole hours.
 * @throws NotFound as `getStatistics`
 */
export function writeStatistics(ctx: Context, choice: StatisticsFilter): string {
  const { tables, together, waiting } = getStatistics(ctx, choice);
  const hours = (ms: number | null) => (ms === null ? "" : String(Math.round(ms / hoursInMs(1))));
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
  return writeTable(columns, rows);
}
