import { listUnopenedDangers } from "#db/queries/reports.server.ts";
import { type Context, accountIdOf, scopesOf } from "../context.ts";
import { listWaitingWelcomes } from "../cities/list-waiting-welcomes.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { daysBetween, type LocalDate, localDateOf, type LocalDateTime } from "../time/zoned-time.ts";
import { listOrganisationsInNeed } from "./list-organisations-in-need.server.ts";
import { spanOf } from "../coordinators/due-words.server.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { reviewItemKinds } from "../model/review-item.ts";
import { listReviewQueue, type ReviewQueueItem } from "./list-review-queue.server.ts";
import { emptyReviewQueueFilter, isNarrowed, type ReviewQueueFilter } from "./review-queue-filter.ts";

const pageSize = 40;

/**
 * Return a page of the review queue, with its items in groups by the day until which they should be decided, and the
 * values to filter by. Reports of danger are apart: they are shown above every filter.
 */
export function getReviewQueuePage(ctx: Context, filter: ReviewQueueFilter, page: number) {
  const inScope = listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" });
  const shown = filter.view === "all" ? inScope : inScope.filter((item) => item.isOffered);
  // The part that the view shows is a part of `inScope` already, which needs no second query.
  const searched =
    filter.q === "" ? shown : listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: filter.view, q: filter.q });
  const matching = (isNarrowed(filter) ? listReviewQueue(ctx, filter) : shown).filter((item) => !item.isDanger);
  const unopened = unopenedDangers(ctx);
  const need = listOrganisationsInNeed(ctx);
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const number = Math.min(Math.max(1, page), pages);
  const items = matching.slice((number - 1) * pageSize, number * pageSize);
  return {
    dangers: shown
      .filter((item) => item.isDanger)
      .map((item) => ({ ...toRow(ctx, item), isOpened: !unopened.has(item.subjectId) })),
    groups: groupByDay(ctx, items, matching),
    count: matching.length,
    waiting: shown.length,
    lateCount: shown.filter((item) => item.isLate).length,
    /** Number of items of the list with the words of the search, whatever else is filtered by. */
    found: searched.filter((item) => !item.isDanger).length,
    counts: countsOf(searched),
    page: number,
    pages,
    /** Number of items in the reader's scopes that are offered only to other scopes for now. */
    elsewhere: filter.view === "all" ? 0 : inScope.length - shown.length,
    ...placesOf(ctx, inScope),
    isCoordinator: scopesOf(ctx.actor).length > 0,
    scopes: scopesOf(ctx.actor).map((scope) => ({ ...scope, name: scopeName(ctx.db, scope, ctx.language) })),
    /** Number of welcomes of cities that wait. */
    welcomes: listWaitingWelcomes(ctx).length,
    orphans: need.organisations.filter((organisation) => !organisation.hasOwner).length + need.cities.length,
  };
}
export type ReviewQueuePage = ReturnType<typeof getReviewQueuePage>;
export type ReviewQueueRowOnPage = ReturnType<typeof toRow>;

function toRow(ctx: Context, item: ReviewQueueItem) {
  const start = item.nextStart ?? item.lastStart;
  return {
    ...item,
    takesPlace: start && { start, day: relativeDay(ctx, item, start) },
    /** Time since the report; null for other kinds. */
    age: item.reportedAt === null ? null : spanOf(ctx.now - item.reportedAt),
  };
}

/** Return the events with an open report of danger that the actor has not opened yet. */
function unopenedDangers(ctx: Context): ReadonlySet<string> {
  const accountId = accountIdOf(ctx.actor);
  if (accountId === null) return new Set();
  return new Set(listUnopenedDangers(ctx.db, accountId).map(({ eventId }) => eventId));
}

type RelativeDay = "today" | "tomorrow" | "other";

function relativeDay(ctx: Context, { timeZone }: ReviewQueueItem, start: LocalDateTime): RelativeDay {
  const away = daysBetween(dayAt(ctx.now, timeZone), localDateOf(start));
  if (away === 0) return "today";
  return away === 1 ? "tomorrow" : "other";
}

type Until = "tonight" | "tomorrow" | "weekday" | "date" | "later";
/** `isNear`: the name of the weekday tells the day. */
type Group = {
  until: Until;
  day: { date: LocalDate; isNear: boolean } | null;
  count: number;
  rows: ReviewQueueRowOnPage[];
};

/**
 * Group the items of a page: until this evening, until the evening of the next day on which something of the whole list
 * is due, and later. `count` is that of the whole list.
 */
function groupByDay(ctx: Context, items: readonly ReviewQueueItem[], all: readonly ReviewQueueItem[]): Group[] {
  const next = all.find((item) => item.dueDay !== null);
  const date = next?.dueDay ?? null;
  const nextUntil = next?.due.form === "tomorrow" || next?.due.form === "weekday" ? next.due.form : "date";
  const groupOf = ({ dueDay }: ReviewQueueItem): Until =>
    dueDay === null ? "tonight" : dueDay === date ? nextUntil : "later";
  return (["tonight", nextUntil, "later"] as const)
    .map((until) => ({
      until,
      day: until === nextUntil && date !== null ? { date, isNear: until === "weekday" } : null,
      count: all.filter((item) => groupOf(item) === until).length,
      rows: items.filter((item) => groupOf(item) === until).map((item) => toRow(ctx, item)),
    }))
    .filter((group) => group.rows.length > 0);
}

function countsOf(items: readonly ReviewQueueItem[]) {
  return {
    all: items.length,
    late: items.filter((item) => item.isLate).length,
    mine: items.filter((item) => item.holder?.isMine).length,
    kinds: reviewItemKinds.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length })),
  };
}

/** Return the cities and countries of some items. */
function placesOf(ctx: Context, items: readonly ReviewQueueItem[]) {
  const cities = new Map(items.map((item) => [item.cityId, item.cityName]));
  return {
    cities: [...cities].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, ctx.language)),
    countries: [...new Set(items.map((item) => item.countryCode))],
  };
}
