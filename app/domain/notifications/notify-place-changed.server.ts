import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent, listDates, updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { notifyDateChanged } from "./notify-date-changed.server.ts";

const placeFields = ["venueName", "streetAddress", "district", "placeAsk"] as const;

/**
 * Where an event takes place at another place than before, its dates to come are new to calendars (standards ICS-23) and
 * to everybody who holds a seat. Call after the change.
 * @param before the event as it was
 */
export function notifyPlaceChanged(tx: Database, ctx: Context, before: FoundEvent): void {
  const now = findEvent(tx, before.id);
  if (!now || placeFields.every((field) => now[field] === before[field])) return;
  for (const date of listDates(tx, before.id)) {
    if (date.endsAtUtc <= ctx.now) continue;
    const sequence = date.sequence + 1;
    updateDate(tx, date.id, { sequence, revisedAt: ctx.now });
    notifyDateChanged(tx, ctx, { date, event: before, after: { ...date, sequence } });
  }
}
