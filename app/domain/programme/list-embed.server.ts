import { listProgrammeDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { labelFilter } from "./label-filter.server.ts";
import { resolveFilter } from "./resolve-filter.server.ts";
import { toCards } from "./to-card.server.ts";

/** Dates a list on another site shows; a link leads to the rest. */
const maxEmbedded = 20;

/** The next dates under a filter, for a list on another site. What means nothing is left out. */
export function listEmbed(ctx: Context, params: URLSearchParams) {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  if (filter.q) refreshSearch(ctx.db);
  const rows = effective
    ? listProgrammeDates(ctx.db, {
        filter: effective,
        language: ctx.language,
        now: ctx.now,
        endingAfter: ctx.now,
        after: null,
        limit: maxEmbedded,
      })
    : [];
  return {
    filter,
    isWrong: problems.length > 0,
    labels: labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label),
    cards: toCards(ctx, rows),
  };
}
