import { writeUnlessBusy } from "#db/client.server.ts";
import { insertOpenedReport, listUnopenedDangers } from "#db/queries/reports.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";

/**
 * Note that the actor has opened the reports of danger about an event, so that their queue shows these in one line. A
 * report that comes later is shown whole again. Nothing is written when there is nothing new, or while the database is busy.
 * @throws NotFound outside the actor's scopes
 */
export function openReports(ctx: Context, eventId: string): void {
  requireReviewable(ctx.db, ctx, eventId);
  const accountId = accountIdOf(ctx.actor);
  if (accountId === null) return;
  const unopened = listUnopenedDangers(ctx.db, accountId).filter((report) => report.eventId === eventId);
  if (unopened.length === 0) return;
  writeUnlessBusy(ctx.db, (tx) => {
    for (const { reportId } of unopened) insertOpenedReport(tx, { reportId, accountId });
  });
}
