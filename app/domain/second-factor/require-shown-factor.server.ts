import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";

/**
 * Require the second factor for changes of a coordinator's account: access to the mailbox alone must not suffice to
 * take it over. Other accounts need none.
 * @throws Conflict in a coordinator's session that has not shown its second factor
 */
export function requireShownFactor({ actor }: Pick<Context, "actor">): void {
  if (actor.kind === "account" && actor.scopesAwaitingFactor.length > 0) throw new Conflict("factorNeeded");
}
