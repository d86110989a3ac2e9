import { dateChanged } from "#emails/date-changed/mail.ts";
import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { takeBackWaiting } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { listPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { hours, type Instant, localDateOf, minutes, plus } from "../time/zoned-time.ts";
import type { KnownState } from "./date-news.ts";
import type { DateStatus } from "../model/date.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";
import { knownStateOfDate } from "./known-state.server.ts";

/** So long a change waits for others that go with it, or undo it. */
export const changeDelayMs = minutes(15);
/** So shortly before the beginning nothing waits. */
export const immediateWithinMs = hours(3);

type Change = {
  /** The wall clock stayed, and its instant moved: to who joins from elsewhere it is another hour. */
  isOtherInstant?: boolean;
  /** Both as they were before the change. */
  date: FoundDate;
  event: FoundEvent;
  after: { status: DateStatus; startsAtUtc: Instant; sequence: number };
};

/**
 * Has a mail written to everybody who holds a seat of a date and confirmed an address. It takes the place of one that
 * still waits: the person hears once, what is new to them.
 */
export function notifyDateChanged(tx: Database, ctx: Pick<Context, "now">, change: Change): void {
  const { date, event, after, isOtherInstant = false } = change;
  const before = {
    ...knownStateOfDate(date, event),
    ...(isOtherInstant ? { startsAtUtc: date.startsAtUtc } : {}),
  };
  const runAt = runAtOf(ctx, date, after);
  for (const pageId of listPagesToNotify(tx, date.id)) {
    const subject = mailSubject("page", pageId);
    const about = { name: "dateId", id: date.id } as const;
    const waiting = takeBackWaiting(tx, { kind: dateChanged.name, subject, about, now: ctx.now });
    enqueueMail(tx, dateChanged, {
      payload: { pageId, dateId: date.id, told: waiting.length > 0 ? knownOf(waiting) : before },
      dedupeKey: dateChanged.key(pageId, date.id, after.sequence),
      subject,
      now: ctx.now,
      runAt,
    });
  }
}

/** What they knew before the mail that waited. One that was tried already may have arrived: then nobody can tell. */
function knownOf(waiting: readonly { payload: unknown; attempts: number }[]): KnownState | null {
  const [first] = waiting;
  if (!first || waiting.some((row) => row.attempts > 0)) return null;
  return dateChanged.payload.parse(first.payload).told;
}

function runAtOf(ctx: Pick<Context, "now">, date: FoundDate, after: Change["after"]): Instant {
  const next = Math.min(date.startsAtUtc, after.startsAtUtc);
  const isToday = dayAt(ctx.now, date.timeZone) === localDateOf(date.startsAtLocal);
  const isPressing = next - ctx.now <= immediateWithinMs || (after.status === "cancelled" && isToday);
  return isPressing ? ctx.now : plus(ctx.now, changeDelayMs);
}
