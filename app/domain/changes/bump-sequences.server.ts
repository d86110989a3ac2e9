import type { Database } from "#db/client.server.ts";
import { listApprovedIds, listDates, touchEvent, updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { writableOf } from "./writable.server.ts";

/**
 * When the public events of an organisation or a city go or come back all at once, each date is another to calendars, which
 * learn of it by a higher SEQUENCE (RFC 5545 3.8.7.4). To be called in the transaction of that change.
 */
export function bumpEventSequences(
  tx: Database,
  ctx: Context,
  of: { organisationId: string } | { cityId: string },
): string[] {
  const ids = listApprovedIds(tx, of);
  for (const eventId of ids) {
    bumpDateSequences(tx, ctx, eventId);
    touchEvent(tx, eventId, ctx.now);
  }
  return ids;
}

/** The same for the dates of one event. */
export function bumpDateSequences(tx: Database, ctx: Context, eventId: string): void {
  for (const date of listDates(tx, eventId)) {
    updateDate(writableOf(tx), date.id, { sequence: date.sequence + 1, revisedAt: ctx.now });
  }
}
