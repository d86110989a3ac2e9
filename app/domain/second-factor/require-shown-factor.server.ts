import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";

/**
 * For what belongs to a coordinator's account: a mailbox alone must not be enough to take it over. Whoever coordinates
 * nothing has no factor to show, and goes on.
 * @throws Conflict in a coordinator's session that has not shown its second factor
 */
export function requireShownFactor({ actor }: Pick<Context, "actor">): void {
  if (actor.kind === "account" && actor.scopesAwaitingFactor.length > 0) throw new Conflict("factorNeeded");
}
