import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Undo that a date was cancelled, postponed or moved online: it takes place at its time and place again.
 * @throws NotFound for an actor who may not edit the event; Conflict when its time is over or the event is not public
 */
export function reinstateDate(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reinstate");
    if (!own) return;
    changeDate(tx, ctx, own, { action: "reinstate", values: { status: "scheduled", statusNote: null } });
  });
}
