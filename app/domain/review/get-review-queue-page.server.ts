import { type Context, scopesOf } from "../context.ts";
import { listWaitingWelcomes } from "../cities/list-waiting-welcomes.server.ts";
import { listOrganisationsInNeed } from "./list-organisations-in-need.server.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { listReviewQueue } from "./list-review-queue.server.ts";
import { emptyReviewQueueFilter, type ReviewQueueFilter, reviewQueueQuery } from "./review-queue-filter.ts";

const pageSize = 100;

/** Return a page of the review queue: its items, how many are late, and the values to filter by. */
export function getReviewQueuePage(ctx: Context, filter: ReviewQueueFilter, page: number) {
  const inScope = listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" });
  // The default filter selects the offered items of `inScope`, which needs no second query.
  const isAsItOpens = reviewQueueQuery(filter) === "";
  const all = isAsItOpens ? inScope.filter((item) => item.isOffered) : listReviewQueue(ctx, filter);
  const need = listOrganisationsInNeed(ctx);
  const cities = new Map(inScope.map((item) => [item.cityId, item.cityName]));
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    items: all.slice((shown - 1) * pageSize, shown * pageSize),
    count: all.length,
    lateCount: all.filter((item) => item.isLate).length,
    page: shown,
    pages,
    /** Number of items in the reader's scopes that are offered only to other scopes for now. */
    elsewhere: filter.view === "all" ? 0 : inScope.filter((item) => !item.isOffered).length,
    cities: [...cities].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, ctx.language)),
    isCoordinator: scopesOf(ctx.actor).length > 0,
    scopes: scopesOf(ctx.actor).map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    /** Number of welcomes of cities that wait. */
    welcomes: listWaitingWelcomes(ctx).length,
    orphans: need.organisations.filter((organisation) => !organisation.hasOwner).length + need.cities.length,
  };
}
export type ReviewQueuePage = ReturnType<typeof getReviewQueuePage>;
