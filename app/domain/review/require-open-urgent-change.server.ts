import type { Database } from "#db/client.server.ts";
import { findUrgentChange, type UrgentChange } from "#db/queries/urgent-changes.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { urgentChangeVersion } from "./urgent-change-version.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";

/**
 * Return an open urgent change with its event.
 * @throws NotFound outside the actor's scopes; Conflict when it was decided on, or has changed since it was read
 */
export function requireOpenUrgentChange(
  tx: Database,
  ctx: Context,
  input: { urgentChangeId: string; version: string },
) {
  const urgentChange: UrgentChange | null = findUrgentChange(tx, input.urgentChangeId);
  if (!urgentChange) throw new NotFound("facts");
  const event = requireReviewable(tx, ctx, urgentChange.eventId);
  if (urgentChange.state !== "open") throw new Conflict("alreadyDecided");
  if (urgentChangeVersion(urgentChange) !== input.version) throw new Conflict("changedMeanwhile");
  return { urgentChange, event };
}
