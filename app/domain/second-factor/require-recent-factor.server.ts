import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { freshFactorMs, recentFactorMs } from "./second-factor.ts";

/** Require a second factor shown within `recentFactorMs`. The operator needs none. @throws Conflict `factorStale` */
export function requireRecentFactor({ actor, now }: Pick<Context, "actor" | "now">): void {
  requireFactorWithin({ actor, now }, recentFactorMs);
}

/** Require a second factor shown within `freshFactorMs`. The operator needs none. @throws Conflict `factorStale` */
export function requireFreshFactor({ actor, now }: Pick<Context, "actor" | "now">): void {
  requireFactorWithin({ actor, now }, freshFactorMs);
}

function requireFactorWithin({ actor, now }: Pick<Context, "actor" | "now">, withinMs: number): void {
  if (actor.kind !== "account") return;
  if (actor.secondFactorAt === null || now - actor.secondFactorAt > withinMs) throw new Conflict("factorStale");
}
