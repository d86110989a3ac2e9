import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Postpone one date without a new time. It keeps its old time, marked as postponed, until it is rescheduled.
 * @param input `note`: the reason, in the organiser's words
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over, cancelled or not public;
 * Invalid `note` when empty or too long
 */
export function postponeDate(ctx: Context, input: DateRequest & { note: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "postpone");
    if (!own) return;
    changeDate(tx, ctx, own, {
      action: "postpone",
      values: { status: "postponed", statusNote: parseStatusNote(input.note) },
    });
  });
}
