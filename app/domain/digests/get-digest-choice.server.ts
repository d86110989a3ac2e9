import type { Context } from "../context.ts";
import { filterQuery } from "../model/programme-filter.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { lastingFilter, readDigestFilter } from "./digest-filter.server.ts";

/** What a weekly mail would be about, by a filter as the address says it. */
export function getDigestChoice(ctx: Context, params: URLSearchParams) {
  const { filter } = resolveFilter(ctx.db, params, ctx.language);
  const { effective: _edition, ...choice } = readDigestFilter(ctx, filterQuery(lastingFilter(filter)));
  return choice;
}
