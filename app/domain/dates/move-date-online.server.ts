import { writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, updateEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { parseStatusNote } from "../forms/status-note.ts";

/**
 * Lets one date take place on line only, at its own time.
 * @param input `joinUrl` is the link to join where the event has none yet; one it has stays, changing that is content. Where
 * people ask a partner, there is none
 * @throws NotFound for a stranger; Conflict when it is over, off, on line already or not public; Invalid `note`, `joinUrl`
 */
export function moveDateOnline(ctx: Context, input: DateRequest & { note: string; joinUrl: string | null }): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "move_online");
    if (!own) return;
    const joinUrl = own.event.joinUrl ?? input.joinUrl;
    const fault = joinUrlFault(own.event, joinUrl);
    if (fault) throw new Invalid({ joinUrl: { key: fault } });
    const statusNote = parseStatusNote(input.note);
    if (joinUrl !== own.event.joinUrl) {
      updateEvent(tx, own.event, { joinUrl });
      const fields = { joinUrl: { before: own.event.joinUrl, after: joinUrl } };
      recordUrgentChange(tx, ctx, { event: own.event, dateId: null, action: "move_online", fields });
    }
    changeDate(tx, ctx, own, { action: "move_online", values: { status: "moved_online", statusNote } });
  });
}

/** A link is needed, except where people ask a partner for it: there it must not be stored. */
const joinUrlFault = ({ placeLevel }: FoundEvent, joinUrl: string | null) => {
  if (placeLevel === "by_partner") return joinUrl ? ("noAddressByPartner" as const) : null;
  return joinUrl ? null : ("joinUrlNeeded" as const);
};
