import type { Context } from "../context.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { labelFilter } from "./label-filter.server.ts";
import { listFirst, findProgramme } from "./match-programme.server.ts";
import { resolveFilter } from "./resolve-filter.server.ts";
import { toCards } from "./to-card.server.ts";

/** Maximum number of dates in an embed, which links to the others. */
const maxEmbedded = 20;

/** List the next dates under a filter for an embed. Unknown values of the filter are ignored. */
export async function listEmbed(ctx: Context, params: URLSearchParams) {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  if (filter.q) await refreshSearch(ctx.db);
  const rows = effective
    ? listFirst(ctx, await findProgramme(ctx, effective, { now: ctx.now, endingAfter: ctx.now }), maxEmbedded)
    : [];
  return {
    filter,
    isWrong: problems.length > 0,
    labels: labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label),
    cards: toCards(ctx, rows),
  };
}
