import type { Database } from "#db/client.server.ts";
import { listHolders, listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import { type Instant, utcDay } from "../time/zoned-time.ts";
import { scopeKey } from "../model/escalation.ts";

export type ScopeHolder = ReturnType<typeof listHolders>[number];

/**
 * List the scopes that are active, with the account that decides: the coordinator, or the deputy of an absent one. An
 * account that has no second factor or is absent decides nothing.
 */
export function listActiveCoordinators(db: Database, now: Instant): (ScopeHolder & { actingAccountId: string })[] {
  const holders = listHolders(db);
  const today = utcDay(now);
  const isAway = (holder: ScopeHolder) => holder.awayUntil !== null && holder.awayUntil >= today;
  const present = new Set(
    holders.filter((holder) => holder.confirmedAt !== null && !isAway(holder)).map(({ accountId }) => accountId),
  );
  return holders.flatMap((holder) => {
    if (present.has(holder.accountId)) return [{ ...holder, actingAccountId: holder.accountId }];
    const { deputyId } = holder;
    const hasDeputy = isAway(holder) && deputyId !== null && present.has(deputyId);
    return hasDeputy ? [{ ...holder, actingAccountId: deputyId }] : [];
  });
}

/**
 * List the scopes and accounts that review items are offered to. When no network coordinator is active, all of them stand
 * in, so that every item is offered to at least one account.
 * @returns `active`: keys (`scopeKey`) of the scopes with an active coordinator, without the stand-ins
 */
export function listReviewers(db: Database, now: Instant) {
  const present = listActiveCoordinators(db, now);
  const isNetworkActive = present.some((holder) => holder.kind === "network");
  const standIns = isNetworkActive ? [] : listNetworkCoordinators(db);
  return {
    active: scopesOf(present),
    reviewers: [
      ...present.map(({ kind, code, actingAccountId }) => ({ kind, code, actingAccountId })),
      ...standIns.map((actingAccountId) => ({ kind: "network" as const, code: "", actingAccountId })),
    ],
  };
}

/** Return the keys (`scopeKey`) of the scopes that have an active coordinator or deputy. */
export const readActiveScopes = (db: Database, now: Instant): ReadonlySet<string> =>
  scopesOf(listActiveCoordinators(db, now));

const scopesOf = (holders: readonly ScopeHolder[]): ReadonlySet<string> => new Set(holders.map(scopeKey));
