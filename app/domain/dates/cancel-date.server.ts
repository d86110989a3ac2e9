import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Cancel one date of an event; its other dates stay. A cancelled date remains visible, and calendars get a higher
 * SEQUENCE (RFC 5545 3.8.7.4).
 * @param input `note`: the reason, in the organiser's words
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over (unless postponed) or not
 * yet public; Invalid `note` when empty or too long
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
