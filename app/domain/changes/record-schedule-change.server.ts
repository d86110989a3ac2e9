import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { type FoundEvent, touchEvent, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";

/**
 * What follows from a change of a date's sessions. They are lines of the date in calendars, which learn of a new time, a
 * new room or a new title by its SEQUENCE (RFC 5545 3.8.7.4).
 * @param change `isNews` when such a line changes now
 */
export function recordScheduleChange(
  tx: Database,
  ctx: Context,
  change: { event: FoundEvent; date: FoundDate; isNews: boolean; action: string; fields: readonly string[] },
): void {
  const { event, date, isNews, action, fields } = change;
  if (event.review === "approved") {
    if (isNews) updateDate(tx, date.id, { sequence: date.sequence + 1, revisedAt: ctx.now });
    raiseProgrammeVersion(tx);
  }
  touchEvent(tx, event.id, ctx.now);
  recordAudit(tx, ctx, { action, subjectKind: "event", subjectId: event.id, cityId: event.cityId, fields });
}
