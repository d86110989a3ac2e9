import { listDecisionsAgainstSubjects } from "#db/queries/decisions.server.ts";
import { listDecisionsAgainst } from "#db/queries/reviews.server.ts";
import { listFeaturesOf, type ScopedEvent } from "#db/queries/scoped-events.server.ts";
import type { Context } from "../context.ts";
import { type AccountFunction, functionsOf } from "../coordinators/account-functions.server.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import { visibleClaimHolder } from "../review/claim-holder.server.ts";
import type { ReviewQueueItem } from "../review/list-review-queue.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { type Instant, type LocalDate, utcDay } from "../time/zoned-time.ts";

/** Why an event is not public: the last decision against it, its organisation or its city. */
export type Verdict = {
  action: "hide" | "refuse" | "request_changes" | "hide_organisation" | "suspend" | "hide_city";
  day: LocalDate;
  reason: string | null;
  by: AccountFunction;
};
type Decided = { action: string; reason: string | null; accountId: string | null; at: Instant };

/** Build the rows of the list of events: what waits, who has it, why it is not public, and what may be done. */
export function buildEventRows(ctx: Context, found: readonly ScopedEvent[], waiting: readonly ReviewQueueItem[]) {
  const verdictOf = readVerdicts(ctx, found);
  const featuredOn = readFeatures(ctx, found);
  const nameOf = functionsOf(
    ctx,
    found.map(({ holderId }) => holderId),
  );
  return found.map((row) => ({
    id: row.id,
    state: row.state,
    title: row.title,
    titleLanguage: row.titleLanguage,
    textLanguage: row.textLanguage,
    startsAtLocal: row.startsAtLocal,
    moreDates: Math.max(0, row.dateCount - 1),
    changedOn: dayAt(row.lastChange, row.timeZone),
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    cityId: row.cityId,
    cityName: row.cityName,
    countryCode: row.countryCode,
    isReported: row.isReported === 1,
    waits: waiting
      .filter(({ subjectId, kind }) => subjectId === row.id && kind !== "organisation")
      .map(({ kind, due }) => ({ kind, due })),
    holder: visibleClaimHolder(ctx, { accountId: row.holderId, claimedAt: row.claimedAt }, nameOf),
    featuredOn: featuredOn(row.id),
    verdict: verdictOf(row),
    acts: {
      hide: row.state !== "hidden" && reviewStateAfter(row.review, "hide") !== null,
      restore: reviewStateAfter(row.review, "show") !== null,
      feature: row.state === "approved",
      fixTypos: reviewStateAfter(row.review, "fix_typos") !== null,
    },
  }));
}

/** Return the names of the pages on which each event is featured; null is the page of the network. */
function readFeatures(ctx: Context, found: readonly ScopedEvent[]) {
  const rows = listFeaturesOf(
    ctx.db,
    found.map(({ id }) => id),
    utcDay(ctx.now),
  );
  return (eventId: string) =>
    rows.filter((row) => row.eventId === eventId).map((place) => scopeName(ctx.db, place, ctx.language));
}

/** Return what was decided against an event that is not public. */
function readVerdicts(ctx: Context, found: readonly ScopedEvent[]) {
  const closed = found.filter(
    ({ state }) => state === "hidden" || state === "refused" || state === "changes_requested",
  );
  const onEvents = listDecisionsAgainst(
    ctx.db,
    closed.map(({ id }) => id),
  );
  const onOthers = listDecisionsAgainstSubjects(
    ctx.db,
    closed.flatMap(({ organisationId, cityId }) => [organisationId, cityId]),
  );
  const nameOf = functionsOf(
    ctx,
    [...onEvents, ...onOthers].map(({ accountId }) => accountId),
  );
  return (row: ScopedEvent): Verdict | null => {
    const { action, subjectId } = causeOf(row);
    if (action === null) return null;
    const last: Decided | undefined =
      subjectId === row.id
        ? onEvents.findLast((each) => each.eventId === row.id && each.action === action)
        : onOthers.findLast((each) => each.subjectId === subjectId && action.startsWith(each.action));
    if (!last) return null;
    const by = nameOf(last.accountId, row.organisationId);
    return { action, day: dayAt(last.at, row.timeZone), reason: last.reason, by };
  };
}

/** Return the decision that keeps an event off the site, and its subject: the event, its organisation or its city. */
function causeOf(row: ScopedEvent): { action: Verdict["action"] | null; subjectId: string } {
  const onEvent = { hidden: "hide", refused: "refuse", changes_requested: "request_changes" } as const;
  if (row.review === "hidden" || row.review === "refused" || row.review === "changes_requested")
    return { action: onEvent[row.review], subjectId: row.id };
  if (row.state !== "hidden") return { action: null, subjectId: row.id };
  if (row.organisationHiddenAt !== null) return { action: "hide_organisation", subjectId: row.organisationId };
  if (row.cityHiddenAt !== null) return { action: "hide_city", subjectId: row.cityId };
  return { action: "suspend", subjectId: row.organisationId };
}
