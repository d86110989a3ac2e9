import { listWaiting } from "#db/queries/reviews.server.ts";
import type { Context } from "../context.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";

/** Most items one page of the queue shows. */
const pageSize = 100;

/** Events waiting for a decision in the actor's scopes, oldest first; the day of submission is that of the place. */
export function listQueue(ctx: Context) {
  const scopes = ctx.actor.kind === "person" ? ctx.actor.scopes : [];
  return listWaiting(ctx.db, ctx.language, scopes, pageSize).map(({ timeZone, submittedAt, ...item }) => ({
    ...item,
    waitingSince: submittedAt === null ? null : dayAt(submittedAt, timeZone),
  }));
}
