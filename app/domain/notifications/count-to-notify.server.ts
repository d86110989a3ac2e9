import { listDates } from "#db/queries/events.server.ts";
import { countPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";

/** Count who could be told by mail if some events were hidden: attendees and followers of their dates to come. */
export function countToNotify(ctx: Pick<Context, "db" | "now">, eventIds: readonly string[]): number {
  const dates = eventIds
    .flatMap((eventId) => listDates(ctx.db, eventId))
    .filter((date) => date.endsAtUtc > ctx.now && date.status !== "cancelled");
  return countPagesToNotify(
    ctx.db,
    dates.map(({ id }) => id),
  );
}
