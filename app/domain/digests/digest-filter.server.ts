import type { Context } from "../context.ts";
import type { Attendance } from "../model/event.ts";
import { labelFilter } from "../programme/label-filter.server.ts";
import { filterQuery, type ProgrammeFilter } from "../model/programme-filter.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";

/** Remove the days from a filter: a digest is about the week in which it is sent. */
export const lastingFilter = (filter: ProgrammeFilter): ProgrammeFilter => ({ ...filter, from: null, to: null });

/** Read a stored filter as it applies now, with its labels. Values that do not exist any more are dropped. */
export function readDigestFilter(ctx: Context, query: string) {
  const { filter, effective } = resolveFilter(ctx.db, new URLSearchParams(query), ctx.language);
  return {
    filter,
    effective,
    labels: labelFilter(ctx.db, filter, ctx.language).map((chosen) => chosen.label),
    attendance: filter.attendance as readonly Attendance[],
    query: filterQuery(filter),
  };
}
