import { listScopedCities, findScopedEvents, readScopedEvents } from "#db/queries/scoped-events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { type Context, accountIdOf, scopesOf } from "../context.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { NotFound } from "../errors.ts";
import { countryName } from "../model/country.ts";
import type { Scope } from "../model/scope.ts";
import { listedStates } from "../model/review-state.ts";
import { claimLifetimeMs } from "../review/claim-holder.server.ts";
import { listReviewQueue, type ReviewQueueItem } from "../review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "../review/review-queue-filter.ts";
import { listWords } from "../search/list-search.ts";
import { plus, utcDay } from "../time/zoned-time.ts";
import { buildEventRows } from "./build-event-rows.server.ts";
import type { EventListFilter } from "./event-list-filter.ts";

/** Number of rows on a page of a list. */
export const listPageSize = 40;

/**
 * List a page of all events in the actor's scopes that match a filter, in every state but drafts, which are private.
 * @throws NotFound for an actor without a scope
 */
export function listEventsInScope(ctx: Context, filter: EventListFilter) {
  const scopes = scopesOf(ctx.actor);
  if (scopes.length === 0) throw new NotFound("scope");
  const waiting = listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" });
  const asked = queryOf(ctx, filter, waiting);
  const { ids, counts } = findScopedEvents(ctx.db, asked);
  const found = countOf(counts, filter.state);
  const rows = readScopedEvents(ctx.db, ids, asked);
  return {
    scopes: scopes.map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    rows: buildEventRows(ctx, rows, waiting),
    counts: listedStates.map((state) => ({ state, count: counts[state] ?? 0 })),
    count: found,
    /** Number of matches in other states than the one asked for. */
    elsewhere: countOf(counts, null) - found,
    pages: Math.max(1, Math.ceil(found / listPageSize)),
    choices: choicesOf(ctx),
    organisation: filter.organisationId && nameInScope(ctx, filter.organisationId, rows),
  };
}
export type EventList = ReturnType<typeof listEventsInScope>;
export type EventRow = EventList["rows"][number];

/** Count the matches in a state; null: in all of them. */
export const countOf = <S extends string>(counts: Partial<Record<S, number>>, state: S | null): number =>
  state === null
    ? Object.values<number | undefined>(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)
    : (counts[state] ?? 0);

function queryOf(ctx: Context, filter: EventListFilter, waiting: readonly ReviewQueueItem[]) {
  const accountId = accountIdOf(ctx.actor) ?? "";
  return {
    language: ctx.language,
    scopes: scopesOf(ctx.actor),
    now: ctx.now,
    today: utcDay(ctx.now),
    words: listWords(filter.q),
    state: filter.state,
    countryCode: filter.country,
    cityId: filter.cityId,
    organisationId: filter.organisationId,
    textLanguage: filter.language,
    from: filter.from,
    to: filter.to,
    ids: filter.isLate ? waiting.filter(({ isLate }) => isLate).map(({ subjectId }) => subjectId) : null,
    claimed: filter.isMine ? { accountId, since: plus(ctx.now, -claimLifetimeMs) } : null,
    isReported: filter.isReported,
    isFeatured: filter.isFeatured,
    order: filter.sort,
    limit: listPageSize,
    offset: (filter.page - 1) * listPageSize,
  };
}

/** Return the name of an organisation of which an event is in scope; null for another. */
function nameInScope(ctx: Context, organisationId: string, rows: readonly { organisationId: string }[]) {
  const isListed = rows.some((row) => row.organisationId === organisationId);
  return isListed ? (findOrganisation(ctx.db, organisationId)?.name ?? null) : null;
}

/** List the countries and cities in some scopes, by name; by default in all of the actor. */
export function choicesOf(ctx: Context, scopes: readonly Scope[] = scopesOf(ctx.actor)) {
  const inOrder = new Intl.Collator(ctx.language);
  const cities = listScopedCities(ctx.db, scopes, ctx.language);
  const countries = [...new Set(cities.map(({ countryCode }) => countryCode))].map((code) => ({
    code,
    name: countryName(code, ctx.language),
  }));
  return {
    cities: cities.map(({ id, name }) => ({ id, name })).sort((a, b) => inOrder.compare(a.name, b.name)),
    countries: countries.sort((a, b) => inOrder.compare(a.name, b.name)),
  };
}
