import type { Database } from "#db/client.server.ts";
import { listHolders } from "#db/queries/coordinators.server.ts";
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

/** Return the keys (`scopeKey`) of the scopes that have an active coordinator or deputy. */
export const readActiveScopes = (db: Database, now: Instant): ReadonlySet<string> =>
  new Set(listActiveCoordinators(db, now).map(scopeKey));
