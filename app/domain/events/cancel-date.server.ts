import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { touchEvent, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { oneLine } from "../text/plain-text.ts";
import { requireOwnDate } from "./require-own-event.server.ts";

/**
 * Cancels one date of an event; the others stay. It remains visible, said as cancelled, and calendars are told by a
 * higher SEQUENCE (RFC 5545 3.8.7.4).
 * @param input `note` says why, in the organiser's words
 * @throws NotFound for a stranger; Conflict when it is over or not yet public; Invalid `note` when empty
 */
export function cancelDate(ctx: Context, input: { dateId: string; note: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    if (date.status === "cancelled") return;
    if (event.review !== "approved") throw new Conflict("notPublished");
    if (date.endsAtUtc <= ctx.now) throw new Conflict("dateIsOver");
    const note = oneLine(input.note);
    if (note === "") throw new Invalid({ note: { key: "reasonNeeded" } });
    updateDate(tx, date.id, {
      status: "cancelled",
      statusNote: note,
      statusChangedAt: ctx.now,
      sequence: date.sequence + 1,
      revisedAt: ctx.now,
    });
    touchEvent(tx, event.id, ctx.now);
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "date.cancel",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["dates"],
      oldState: date.status,
      newState: "cancelled",
    });
  });
}
