import type { Writable } from "#db/client.server.ts";
import { listApprovedIds, listDates, touchEvent, updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";

/**
 * Raise the SEQUENCE of all dates of an organisation's or a city's approved events, when they are hidden or restored
 * together (RFC 5545 3.8.7.4).
 * @returns the ids of the events
 */
export function bumpEventSequences(
  tx: Writable,
  ctx: Pick<Context, "now">,
  of: { organisationId: string } | { cityId: string },
): string[] {
  const ids = listApprovedIds(tx, of);
  for (const eventId of ids) {
    bumpDateSequences(tx, ctx, eventId);
    touchEvent(tx, eventId, ctx.now);
  }
  return ids;
}

export function bumpDateSequences(tx: Writable, ctx: Pick<Context, "now">, eventId: string): void {
  for (const date of listDates(tx, eventId)) {
    updateDate(tx, date.id, { sequence: date.sequence + 1, revisedAt: ctx.now });
  }
}
