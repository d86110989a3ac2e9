import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { recentFactorMs } from "./second-factor.ts";

/** For what weighs most, a second factor that was shown this morning is asked for again. @throws Conflict then */
export function requireRecentFactor({ actor, now }: Pick<Context, "actor" | "now">): void {
  if (actor.kind !== "account") return;
  if (actor.secondFactorAt === null || now - actor.secondFactorAt > recentFactorMs) throw new Conflict("factorStale");
}
