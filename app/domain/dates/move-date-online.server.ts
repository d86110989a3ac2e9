import { writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, updateEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Move one date online, at the same time.
 * @param input `joinUrl`: link to join, for an event without one (changing a link is a content change); null where a
 * partner gives the place
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over, cancelled, postponed or not
 * public, or the event is online; Invalid `note`, `joinUrl`
 */
export function moveDateOnline(ctx: Context, input: DateRequest & { note: string; joinUrl: string | null }): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "move_online");
    if (!own) return;
    const joinUrl = own.event.joinUrl ?? input.joinUrl;
    const fault = joinUrlFault(own.event, joinUrl);
    if (fault) throw new Invalid({ joinUrl: { key: fault } });
    const statusNote = parseStatusNote(input.note);
    const isNewUrl = joinUrl !== own.event.joinUrl;
    if (isNewUrl) {
      const fields = { joinUrl: { before: own.event.joinUrl, after: joinUrl } };
      recordUrgentChange(tx, ctx, { event: own.event, dateId: null, action: "move_online", fields });
    }
    changeDate(tx, ctx, own, {
      action: "move_online",
      values: { status: "moved_online", statusNote },
      writeMore: (writable) => {
        if (isNewUrl) updateEvent(writable, own.event, { joinUrl });
      },
    });
  });
}

/** Return the fault of a link: it is required, but must not be stored where a partner gives the place. */
const joinUrlFault = ({ placeLevel }: FoundEvent, joinUrl: string | null) => {
  if (placeLevel === "by_partner") return joinUrl ? ("noAddressByPartner" as const) : null;
  return joinUrl ? null : ("joinUrlNeeded" as const);
};
