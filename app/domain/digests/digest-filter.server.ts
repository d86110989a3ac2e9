import type { Context } from "../context.ts";
import type { Attendance } from "../model/event.ts";
import { labelFilter } from "../programme/label-filter.server.ts";
import { filterQuery, type ProgrammeFilter } from "../model/programme-filter.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";

/** A filter as a weekly mail can go by it: its days are those of the week in which it is written. */
export const lastingFilter = (filter: ProgrammeFilter): ProgrammeFilter => ({ ...filter, from: null, to: null });

/** What a stored filter shows now, and the words for it. What it names and is no more, it no longer asks for. */
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
