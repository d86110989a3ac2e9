import { findHold } from "#db/queries/review-queue.server.ts";
import { type Context, personIdOf } from "../context.ts";
import { hours, type Instant } from "../time/zoned-time.ts";
import type { HeldKind } from "../model/review-item.ts";

/** Somebody who took something in hand and went home does not keep it. */
const holdLifetimeMs = hours(24);

type Hold = { personId: string | null; email: string | null; takenAt: Instant | null };

/** Who has something in hand now, as others read it. */
export function shownHolder(ctx: Context, { personId, email, takenAt }: Hold) {
  if (takenAt === null || email === null || ctx.now - takenAt >= holdLifetimeMs) return null;
  return { email, isMine: personId === personIdOf(ctx.actor) };
}

export function holderOf(ctx: Context, subject: { subjectKind: HeldKind; subjectId: string }) {
  const hold = findHold(ctx.db, subject);
  return hold && shownHolder(ctx, hold);
}
