import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Puts one date off without saying until when. It keeps its old time, said as postponed, until it is given another.
 * @param input `note` says why, in the organiser's words
 * @throws NotFound for a stranger; Conflict when it is over, off or not public; Invalid `note` when empty
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
