import type { Context } from "../context.ts";
import { filterQuery } from "../model/programme-filter.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { lastingFilter, readDigestFilter } from "./digest-filter.server.ts";

/** Return the filter and the labels of a digest to be requested, from the parameters of a programme address. */
export function getDigestChoice(ctx: Context, params: URLSearchParams) {
  const { filter } = resolveFilter(ctx.db, params, ctx.language);
  const { effective: _edition, ...choice } = readDigestFilter(ctx, filterQuery(lastingFilter(filter)));
  return choice;
}
