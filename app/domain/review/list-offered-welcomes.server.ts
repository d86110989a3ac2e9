import { listWaitingWelcomes } from "../cities/list-waiting-welcomes.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { readActiveScopes } from "../coordinators/active-coordinators.server.ts";
import { levelsAt } from "../coordinators/review-deadline.server.ts";
import { isOfferedTo } from "../model/escalation.ts";

/** List the words of welcome that wait for the actor, as review items are offered: the narrowest scope first. */
export function listOfferedWelcomes(ctx: Context) {
  const active = readActiveScopes(ctx.db, ctx.now);
  return listWaitingWelcomes(ctx).filter((welcome) =>
    isOfferedTo(scopesOf(ctx.actor), welcome, levelsAt(welcome, active, ctx.now)),
  );
}
