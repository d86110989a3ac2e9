import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { freshFactorMs, recentFactorMs } from "./second-factor.ts";

/** For what weighs most, a second factor that was shown this morning is asked for again. @throws Conflict then */
export function requireRecentFactor({ actor, now }: Pick<Context, "actor" | "now">): void {
  requireFactorWithin({ actor, now }, recentFactorMs);
}

/** For who may decide here at all: the second factor must have been shown just now. @throws Conflict else */
export function requireFreshFactor({ actor, now }: Pick<Context, "actor" | "now">): void {
  requireFactorWithin({ actor, now }, freshFactorMs);
}

function requireFactorWithin({ actor, now }: Pick<Context, "actor" | "now">, withinMs: number): void {
  if (actor.kind !== "account") return;
  if (actor.secondFactorAt === null || now - actor.secondFactorAt > withinMs) throw new Conflict("factorStale");
}
