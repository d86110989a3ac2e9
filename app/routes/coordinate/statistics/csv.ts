import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { parseStatisticsFilter } from "#app/domain/statistics/statistics-filter.ts";
import { writeStatistics } from "#app/domain/statistics/write-statistics.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const choice = parseStatisticsFilter(new URL(args.request.url).searchParams);
  return tableResponse(
    orRefuse(() => writeStatistics(ctx, choice)),
    "figures.csv",
  );
}
