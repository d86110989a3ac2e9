import type { Database } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { type DateAction, isAlreadyDone, dateVersion, dateActionRefusal } from "./date-actions.ts";
import { requireOwnDate, type FoundDate } from "../event-access/require-own-event.server.ts";
import { Conflict } from "../errors.ts";
import { type FoundEvent, updateDate } from "#db/queries/events.server.ts";
import { recordDateChange } from "../changes/record-date-change.server.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { notifyDateChanged } from "../notifications/notify-date-changed.server.ts";
import { listPoolsOfDate } from "#db/queries/seats.server.ts";
import { allocateSeats } from "../seats/allocate-seats.server.ts";
import type { UrgentChangeFields } from "../model/urgent-change.ts";

/** Which date is meant, and the state of it that the person saw (`dateVersion`); without one, whatever it is now. */
export type DateRequest = { dateId: string; version?: string };

/**
 * A date of an event of the actor's own on which an action is possible; null when it is done already.
 * @throws NotFound for a stranger; Conflict when it is not possible, or the date is not as the person saw it
 */
export function requireChangeableDate(tx: Database, ctx: Context, input: DateRequest, action: DateAction) {
  const own = requireOwnDate(tx, ctx, input.dateId);
  if (own.event.review === "approved" && isAlreadyDone(action, own.date)) return null;
  if (input.version !== undefined && input.version !== dateVersion(own.date)) throw new Conflict("dateChanged");
  const refusal = dateActionRefusal(action, own.date, own.event, ctx.now);
  if (refusal) throw new Conflict(refusal);
  return own;
}

/**
 * Writes a change of a date's life or time in the caller's transaction: SEQUENCE rises (RFC 5545 3.8.7.4), pages and
 * calendars show it at once, the audit log has it, and whoever holds a seat is told.
 */
export function changeDate(
  tx: Database,
  ctx: Context,
  own: { date: FoundDate; event: FoundEvent },
  change: Omit<Parameters<typeof updateDate>[2], "sequence" | "revisedAt"> & { action: DateAction | "undo" },
): void {
  const { date, event } = own;
  const { action, ...values } = change;
  const sequence = date.sequence + 1;
  updateDate(tx, date.id, { ...values, statusChangedAt: ctx.now, sequence, revisedAt: ctx.now });
  const { status = date.status, startsAtUtc = date.startsAtUtc } = values;
  recordDateChange(tx, ctx, own, { action, newState: status, fields: ["dates"] });
  // What a coordinator takes back is looked at already.
  if (action !== "undo")
    recordUrgentChange(tx, ctx, { event, dateId: date.id, action, fields: differing(date, values) });
  notifyDateChanged(tx, ctx, { date, event, after: { status, startsAtUtc, sequence } });
  // What takes place again, or later, has its waiting list served.
  for (const pool of listPoolsOfDate(tx, date.id)) allocateSeats(tx, ctx.now, pool);
}

/** By column, what a date was and what it is now. */
const differing = (before: FoundDate, values: Parameters<typeof updateDate>[2]): UrgentChangeFields =>
  Object.fromEntries(
    (Object.keys(values) as (keyof FoundDate)[]).map((name) => [
      name,
      { before: before[name] ?? null, after: values[name] ?? null },
    ]),
  );
