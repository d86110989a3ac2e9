import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Cancels one date of an event; the others stay. It remains visible, said as cancelled, and calendars are told by a
 * higher SEQUENCE (RFC 5545 3.8.7.4).
 * @param input `note` says why, in the organiser's words
 * @throws NotFound for a stranger; Conflict when it is over or not yet public; Invalid `note` when empty
 */
export function cancelDate(ctx: Context, input: DateRequest & { note: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "cancel");
    if (!own) return;
    changeDate(tx, ctx, own, {
      action: "cancel",
      values: { status: "cancelled", statusNote: parseStatusNote(input.note) },
    });
  });
}
