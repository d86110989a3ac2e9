import type { Database } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { type FoundEvent, touchEvent } from "#db/queries/events.server.ts";
import type { DateAction } from "../dates/date-actions.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";

/** What every visible change of a date leaves behind. */
export function recordDateChange(
  tx: Database,
  ctx: Context,
  { date, event }: { date: { status: string } | null; event: FoundEvent },
  entry: { action: DateAction | "add" | "undo"; newState: string; fields: readonly string[] },
): void {
  touchEvent(tx, event.id, ctx.now);
  raiseProgrammeVersion(tx);
  recordAudit(tx, ctx, {
    action: `date.${entry.action.replaceAll("_", "-")}`,
    subjectKind: "event",
    subjectId: event.id,
    cityId: event.cityId,
    fields: entry.fields,
    ...(date ? { oldState: date.status } : {}),
    newState: entry.newState,
  });
}
