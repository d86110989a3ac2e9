import { type Context, scopesOf } from "../context.ts";
import { listOrganisationsInNeed } from "./list-organisations-in-need.server.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { listReviewQueue } from "./list-review-queue.server.ts";
import { emptyReviewQueueFilter, type ReviewQueueFilter, reviewQueueQuery } from "./review-queue-filter.ts";

/** Items one page of the queue shows. */
const pageSize = 100;

/** The queue as a page: what waits, how much of it is late, and by what it can be narrowed. */
export function getReviewQueuePage(ctx: Context, filter: ReviewQueueFilter, page: number) {
  const inScope = listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" });
  // As the queue opens, it is the part of that which is offered now: nothing is asked a second time.
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
    /** What lies in the reader's scopes and is with somebody narrower for now. */
    elsewhere: filter.view === "all" ? 0 : inScope.filter((item) => !item.isOffered).length,
    cities: [...cities].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, ctx.language)),
    isCoordinator: scopesOf(ctx.actor).length > 0,
    scopes: scopesOf(ctx.actor).map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    orphans: need.organisations.filter((organisation) => !organisation.hasOwner).length + need.cities.length,
  };
}
export type ReviewQueuePage = ReturnType<typeof getReviewQueuePage>;
