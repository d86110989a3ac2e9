import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Takes back that a date was cancelled, postponed or moved on line: it takes place at its own time, where it was to be.
 * @throws NotFound for a stranger; Conflict when its time is over or the event is not public
 */
export function reinstateDate(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reinstate");
    if (!own) return;
    changeDate(tx, ctx, own, { action: "reinstate", values: { status: "scheduled", statusNote: null } });
  });
}
