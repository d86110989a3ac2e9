import { calendarPath } from "../programme-paths.ts";
import type { Context } from "../context.ts";
import { labelFilter } from "../programme/label-filter.server.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";

/** Return the data of the page to subscribe: a filter, its labels, and the absolute address of its calendar. */
export function getSubscription(ctx: Context, params: URLSearchParams) {
  const { filter, problems } = resolveFilter(ctx.db, params, ctx.language);
  return {
    filter,
    isWrong: problems.length > 0,
    labels: labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label),
    address: `${ctx.origin}${calendarPath(ctx.language, filter)}`,
  };
}
