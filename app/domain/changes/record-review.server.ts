import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { deleteClaim } from "#db/queries/review-queue.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import type { ReviewState } from "../model/review-state.ts";
import { isNotified, type ReviewAction } from "../model/review-state.ts";
import { queueDecisionMail } from "./queue-decision-mail.server.ts";

/**
 * Record a step of an event's review in its history and the audit log; where the organiser is to be notified, release
 * the claim and queue a mail.
 * @param step `event` before the step
 */
export function recordReview(
  tx: Database,
  ctx: Context,
  step: {
    event: FoundEvent;
    action: ReviewAction;
    newState: ReviewState;
    reason?: string | null;
    fields?: readonly string[];
  },
): void {
  const { event, action, newState } = step;
  const id = randomUUID();
  insertReview(tx, {
    id,
    eventId: event.id,
    action,
    revision: event.revision,
    reason: step.reason ?? null,
    accountId: accountIdOf(ctx.actor),
    at: ctx.now,
  });
  // The audit log stores a typo fix under the name `event.mend`.
  recordAudit(tx, ctx, {
    action: `event.${action === "fix_typos" ? "mend" : action}`,
    subjectKind: "event",
    subjectId: event.id,
    cityId: event.cityId,
    ...(step.fields ? { fields: step.fields } : {}),
    oldState: event.review,
    newState,
  });
  if (!isNotified(action)) return;
  deleteClaim(tx, { subjectKind: "event", subjectId: event.id });
  queueDecisionMail(tx, ctx.now, { event, action, reviewId: id });
}
