import { type CountRequest, type RateLimitKind, rateLimits } from "#app/http/rate-limit.server.ts";
import { createHmac, randomBytes } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const aSecond = 1_000;

/** Count requests in memory, by hashes with a random salt that is lost when the process ends. */
export function createRateLimiters(): CountRequest {
  const salt = randomBytes(32);
  const nameless = (text: string) => createHmac("sha256", salt).update(text).digest("base64url").slice(0, 22);
  const limiters = new Map<string, RateLimiterMemory>();
  const limiter = (name: string, points: number, withinMs: number): RateLimiterMemory => {
    const known = limiters.get(name) ?? new RateLimiterMemory({ points, duration: withinMs / aSecond });
    limiters.set(name, known);
    return known;
  };
  const take = (limits: RateLimiterMemory, who: string) =>
    limits.consume(nameless(who)).then(
      () => 0,
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / aSecond);
        throw refused;
      },
    );
  return async (kind: RateLimitKind, { visitor, account }) => {
    const limit = rateLimits[kind];
    const seconds = await take(limiter(kind, limit.max, limit.withinMs), visitor);
    if (seconds > 0 || account === undefined || !("account" in limit)) return seconds;
    return take(limiter(`${kind} of an account`, limit.account, limit.accountWithinMs), account);
  };
}
