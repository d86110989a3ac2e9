import { listEventsChangedSince } from "#db/queries/open-data.server.ts";
import type { Context } from "../context.ts";
import { filterQuery, type ProgrammeFilter } from "../model/programme-filter.ts";
import { listByUpdate } from "../programme/match-programme.server.ts";
import { resolveFilter } from "../programme/resolve-filter.server.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { type Instant, instantFrom, toUtcText } from "../time/zoned-time.ts";
import { BadParameters } from "./bad-parameters.ts";
import { type OpenEventKey, openKeyText, readOpenKey, readSince } from "./open-keys.ts";
import type { OpenEvent, OpenEventPage, OpenGone } from "./shapes.ts";
import { toOpenEvents } from "./to-open-event.server.ts";

const pageSize = 50;

/**
 * List a page of events under a filter in order of their last change, so that a client can continue its copy. With
 * `updated_since`, tombstones of events that left the selection are included.
 * @throws BadParameters for invalid values, instead of ignoring them and listing all events
 */
export async function listOpenEvents(ctx: Context, params: URLSearchParams): Promise<OpenEventPage> {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  const since = readSince(params.get("updated_since"));
  const after = readOpenKey(params.get("after"));
  const unread = Object.entries({ updated_since: since, after }).filter(([, value]) => value === undefined);
  const wrong = [
    ...problems.map((problem) => ({ name: problem.parameter, value: problem.value })),
    ...unread.map(([name]) => ({ name, value: (params.get(name) ?? "").slice(0, 80) })),
  ];
  if (since === undefined || after === undefined || wrong.length > 0) throw new BadParameters(wrong);
  if (!effective) return { events: [], next: null };
  if (filter.q) await refreshSearch(ctx.db);
  const rows = await rowsOf(ctx, effective, { since, after, limit: pageSize + 1 });
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    events: inOrder(ctx, shown),
    next: rows.length > pageSize && last ? `${ctx.origin}${nextPath(filterQuery(filter), since, last)}` : null,
  };
}

type Row = OpenEventKey & { isIn: boolean };

async function rowsOf(
  ctx: Context,
  filter: ProgrammeFilter,
  { since, ...page }: { since: Instant | null; after: OpenEventKey | null; limit: number },
): Promise<Row[]> {
  if (since !== null) return listEventsChangedSince(ctx.db, { filter, now: ctx.now, since, ...page });
  return (await listByUpdate(ctx, filter, page)).map((key) => ({ ...key, isIn: true }));
}

/** Return an event for each row of the selection, and a tombstone for each other row. */
function inOrder(ctx: Context, rows: readonly Row[]): (OpenEvent | OpenGone)[] {
  const known = new Map(
    toOpenEvents(
      ctx,
      rows.filter((row) => row.isIn).map((row) => row.id),
    ).map((event) => [event.id, event]),
  );
  return rows.map(
    (row) => known.get(row.id) ?? { id: row.id, updatedAt: toUtcText(instantFrom(row.updatedAt)), deleted: true },
  );
}

function nextPath(query: string, since: Instant | null, last: OpenEventKey): string {
  const params = new URLSearchParams(query);
  if (since !== null) params.set("updated_since", toUtcText(since));
  params.set("after", openKeyText(last));
  return `/api/v1/events?${params}`;
}
