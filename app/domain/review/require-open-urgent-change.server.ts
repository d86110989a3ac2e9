import type { Database } from "#db/client.server.ts";
import { findFacts, type FoundFacts } from "#db/queries/urgent-changes.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { factsStamp } from "./urgent-change-stamp.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";

/** @throws NotFound outside the actor's scopes; Conflict when it is decided, or is not what was read */
export function requireOpenFacts(tx: Database, ctx: Context, input: { factsId: string; stamp: string }) {
  const facts: FoundFacts | null = findFacts(tx, input.factsId);
  if (!facts) throw new NotFound("facts");
  const event = requireReviewable(tx, ctx, facts.eventId);
  if (facts.state !== "open") throw new Conflict("alreadyDecided");
  if (factsStamp(facts) !== input.stamp) throw new Conflict("changedMeanwhile");
  return { facts, event };
}
