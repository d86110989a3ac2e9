import { writeTransaction } from "#db/client.server.ts";
import { getEdition } from "#db/queries/editions.server.ts";
import { listDates } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { Invalid } from "../errors.ts";
import { changeDate, type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import type { DateInput } from "../forms/event-input.ts";
import { moveSessions } from "./move-sessions.server.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";
import { requireFreeStart, resolveDate, type ResolvedDate } from "./resolve-dates.server.ts";
import { parseOptionalStatusNote } from "../forms/status-note.ts";

/**
 * Move one date to another time, with its sessions. It keeps its id and its previous start, and calendars get a higher
 * SEQUENCE (RFC 5545 3.8.7.4).
 * @param input wall clock in the zone of the event's city; `note`: the reason, optional
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over (unless postponed),
 * cancelled or not yet public; Invalid `note`, or with faults under `dates[0]`
 */
export function rescheduleDate(
  ctx: Context,
  input: DateRequest & { note?: string } & Omit<DateInput, "capacity">,
): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reschedule");
    if (!own) return;
    const { date, event } = own;
    const window = cityWindow(tx, getEdition(tx, event.editionId), event.cityId);
    const moved = resolveDate({ ...input, capacity: date.capacity }, date.timeZone, window);
    if (moved.startsAtUtc === date.startsAtUtc && moved.endsAtUtc === date.endsAtUtc) return;
    if (moved.startsAtUtc !== date.startsAtUtc) {
      const others = listDates(tx, event.id).filter((other) => other.id !== date.id);
      requireFreeStart(moved.startsAtUtc, others, ctx.now);
    }
    changeDate(tx, ctx, own, {
      action: "reschedule",
      values: { ...moved, ...statusAfter(date, moved, input.note ?? "") },
      writeMore: (writable) => {
        const isInside = moveSessions(writable, { dateId: date.id, before: date, after: moved });
        if (!isInside) throw new Invalid({ "dates[0].end": { key: "sessionOutsideDate" } });
      },
    });
  });
}

/** Return the status columns of a rescheduled date: a postponed one is scheduled again, others keep their status. */
function statusAfter(date: FoundDate, moved: ResolvedDate, text: string) {
  const isPutOff = date.status === "postponed";
  return {
    status: isPutOff ? ("scheduled" as const) : date.status,
    statusNote: parseOptionalStatusNote(text) ?? (isPutOff ? null : date.statusNote),
    // When only the end has moved, there is no previous start.
    ...(moved.startsAtLocal === date.startsAtLocal ? {} : { previousStartsAtLocal: date.startsAtLocal }),
  };
}
