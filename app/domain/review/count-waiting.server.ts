import { listReviewQueueRows } from "#db/queries/review-queue.server.ts";
import { listWaitingPlaces, type WaitingPlace } from "#db/queries/waiting-counts.server.ts";
import type { Context, HeldScope } from "../context.ts";
import { readActiveScopes } from "../coordinators/active-coordinators.server.ts";
import { levelsAt } from "../coordinators/review-deadline.server.ts";
import { escalatedLevels, isOfferedTo } from "../model/escalation.ts";

/**
 * Count the items of the review queue that are offered to an account now, also before the second factor is shown. It is
 * the number of the queue, at a cost that every page of the workspaces can bear.
 */
export function countWaiting(ctx: Context): number {
  const { actor } = ctx;
  const scopes = actor.kind === "account" ? [...actor.scopes, ...actor.scopesAwaitingFactor] : [];
  if (scopes.length === 0) return 0;
  const query = { language: ctx.language, scopes, words: [], textLanguage: null, cityId: null, theme: null };
  const organisations = listReviewQueueRows(ctx.db, "organisation", { ...query, limit: maxOrganisations });
  const active = readActiveScopes(ctx.db, ctx.now);
  return [...organisations, ...listWaitingPlaces(ctx.db, scopes)].filter((item) => isOffered(ctx, item, scopes, active))
    .length;
}

const maxOrganisations = 2_000;

/** Deadlines take the longest to compute, and decide nothing where the reader's is the scope that is asked first. */
function isOffered(
  ctx: Context,
  item: WaitingPlace,
  scopes: readonly HeldScope[],
  active: ReadonlySet<string>,
): boolean {
  return (
    isOfferedTo(scopes, item, escalatedLevels(item, active, 0)) ||
    isOfferedTo(scopes, item, levelsAt(item, active, ctx.now))
  );
}
