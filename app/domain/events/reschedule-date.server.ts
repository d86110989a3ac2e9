import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { getEdition } from "#db/queries/editions.server.ts";
import { type FoundEvent, touchEvent, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { eventWindow } from "../editions/edition.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { DateInput } from "./event-input.ts";
import { moveSessions } from "./move-sessions.server.ts";
import { type FoundDate, requireOwnDate } from "./require-own-event.server.ts";
import { settleDate } from "./settle-dates.server.ts";

/**
 * Moves one date to another time. It keeps its identity, remembers what it was, and calendars are told by a higher
 * SEQUENCE (RFC 5545 3.8.7.4). Its sessions move with it.
 * @param input wall clock in the zone of the event's city
 * @throws NotFound for a stranger; Conflict when it is over, cancelled or not yet public; Invalid with faults under `dates[0]`
 */
export function rescheduleDate(ctx: Context, input: { dateId: string } & Omit<DateInput, "capacity">): void {
  writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    requireMovable(ctx, event, date);
    const window = eventWindow(getEdition(tx, event.editionId));
    const moved = settleDate({ ...input, capacity: date.capacity }, date.timeZone, window);
    if (moved.startsAtUtc === date.startsAtUtc && moved.endsAtUtc === date.endsAtUtc) return;
    updateDate(tx, date.id, {
      ...moved,
      status: date.status === "postponed" ? "scheduled" : date.status,
      previousStartsAtLocal: date.startsAtLocal,
      statusChangedAt: ctx.now,
      sequence: date.sequence + 1,
      revisedAt: ctx.now,
    });
    if (!moveSessions(tx, { dateId: date.id, before: date, after: moved, now: ctx.now })) {
      throw new Invalid({ "dates[0].end": { key: "sessionOutsideDate" } });
    }
    touchEvent(tx, event.id, ctx.now);
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "date.reschedule",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["dates"],
      oldState: date.status,
      newState: "scheduled",
    });
  });
}

function requireMovable(ctx: Context, event: FoundEvent, date: FoundDate): void {
  if (event.review !== "approved") throw new Conflict("notPublished");
  // What was put off has no time until it gets one.
  const isOver = date.endsAtUtc <= ctx.now && date.status !== "postponed";
  if (isOver || date.status === "cancelled") throw new Conflict("dateIsOver");
}
