import { listReviewQueueRows, type ReviewQueueRow } from "#db/queries/review-queue.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { listWords } from "../search/list-search.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { functionsOf } from "../coordinators/account-functions.server.ts";
import { readActiveScopes } from "../coordinators/active-coordinators.server.ts";
import { dueDayOf, dueWords } from "../coordinators/due-words.server.ts";
import { isOfferedTo } from "../model/escalation.ts";
import { visibleClaimHolder } from "./claim-holder.server.ts";
import type { ReviewQueueFilter } from "./review-queue-filter.ts";
import { reviewItemKey, reviewItemKinds } from "../model/review-item.ts";
import { levelsAt, reviewDueAt } from "../coordinators/review-deadline.server.ts";

/** Maximum number of items of one kind; the oldest come first. */
const maxPerKind = 2_000;
export type ReviewQueueItem = ReturnType<typeof toItem>;

/**
 * List the items that wait for the actor: those offered to one of their scopes now, or all in their scopes. Reports of
 * danger come first, then what is due today or late, then the others, each by deadline and start of the event.
 */
export function listReviewQueue(ctx: Context, filter: ReviewQueueFilter): ReviewQueueItem[] {
  const scopes = scopesOf(ctx.actor);
  if (scopes.length === 0) return [];
  const active = readActiveScopes(ctx.db, ctx.now);
  const query = {
    language: ctx.language,
    scopes,
    words: listWords(filter.q),
    textLanguage: filter.language,
    cityId: filter.cityId,
    theme: filter.theme,
    limit: maxPerKind,
  };
  const rows = reviewItemKinds
    .filter((kind) => filter.kind === null || filter.kind === kind)
    .flatMap((kind) => listReviewQueueRows(ctx.db, kind, query));
  const nameOf = functionsOf(
    ctx,
    rows.map(({ holderId }) => holderId),
  );
  return rows
    .map((row) => toItem(ctx, row, { active, nameOf }))
    .filter((item) => isWithin(item, filter))
    .sort(byNeed);
}

const isWithin = (item: ReviewQueueItem, filter: ReviewQueueFilter): boolean =>
  (filter.view === "all" || item.isOffered) &&
  (filter.countryCode === null || item.countryCode === filter.countryCode) &&
  (!filter.isLate || item.isLate) &&
  (!filter.isMine || item.holder?.isMine === true);

function byNeed(a: ReviewQueueItem, b: ReviewQueueItem): number {
  return (
    Number(b.isDanger) - Number(a.isDanger) ||
    compare(a.dueDay ?? "", b.dueDay ?? "") ||
    a.deadline - b.deadline ||
    compare(a.nextStart ?? "~", b.nextStart ?? "~") ||
    a.since - b.since ||
    compare(a.key, b.key)
  );
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function toItem(
  ctx: Context,
  row: ReviewQueueRow,
  { active, nameOf }: { active: ReadonlySet<string>; nameOf: ReturnType<typeof functionsOf> },
) {
  const { holderId, claimedAt, ...item } = row;
  const due = reviewDueAt(row);
  const dueDay = dueDayOf(due, row.timeZone);
  const levels = levelsAt(row, active, ctx.now);
  return {
    ...item,
    /** Key of the item in forms: its kind, the id of its subject, and the revision. */
    key: reviewItemKey(row),
    deadline: due,
    due: dueWords(due, ctx.now, row.timeZone),
    /** Last day of its place on which it is decided in time; null when that is today or has passed. */
    dueDay: dueDay <= dayAt(ctx.now, row.timeZone) ? null : dueDay,
    isLate: due <= ctx.now,
    isDanger: row.kind === "report" && row.reportKind === "dangerous",
    isOffered: isOfferedTo(scopesOf(ctx.actor), row, levels),
    levels,
    holder: visibleClaimHolder(ctx, { accountId: holderId, claimedAt }, nameOf),
  };
}
