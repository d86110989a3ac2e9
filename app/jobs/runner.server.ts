import { sweepDigests } from "#app/domain/digests/sweep-digests.server.ts";
import { Busy } from "#app/domain/errors.ts";
import { sweepOrganiserMails } from "#app/domain/events/sweep-organiser-mails.server.ts";
import { recordBounce } from "#app/domain/mail/record-bounce.server.ts";
import { finishErasure } from "#app/domain/installation/finish-erasure.server.ts";
import { purge } from "#app/domain/installation/purge.server.ts";
import { sweepWaitingMails } from "#app/domain/review/sweep-coordinator-mails.server.ts";
import { refreshSearch } from "#app/domain/search/refresh-search-index.server.ts";
import { sweepReminders } from "#app/domain/sign-ups/sweep-reminders.server.ts";
import { sweepSeats } from "#app/domain/seats/sweep-seats.server.ts";
import { hours, type Instant, minutes } from "#app/domain/time/zoned-time.ts";
import { createInFlight, type Delivery, deliverOutbox } from "./deliver-outbox.server.ts";
import { readBounceMailbox } from "./read-bounce-mailbox.server.ts";

const lookEveryMs = 1_000;

export type Runner = {
  /** Starts nothing more; resolves when running work is done. */
  stop: () => Promise<void>;
};

export type RunnerOptions = {
  /** Further hourly work, e.g. deleting files. */
  housekeeping?: (now: Instant) => void | Promise<void>;
  /** A maildir or mbox that receives bounces, and the secrets that sign their addresses. */
  bounceMailbox?: { path: string; secrets: readonly string[] } | undefined;
};

/** Repeated work, which must be safe to run again. */
type Chore = { everyMs: number; run: (now: Instant) => unknown };

/**
 * Start the background work of this process: sweeps, due mail, bounces, and erasure. The timer never keeps the process
 * alive.
 */
export function startRunner(delivery: Delivery, options: RunnerOptions = {}): Runner {
  const chores = choresOf(delivery, options).map((chore) => ({ ...chore, doneAt: Number.NEGATIVE_INFINITY }));
  const hands = createInFlight();
  const current = new Set<Promise<unknown>>();
  let isBusy = false;
  let isStopped = false;
  const keep = (work: Promise<unknown>) => {
    const kept = work.catch(delivery.report).finally(() => current.delete(kept));
    current.add(kept);
  };
  const look = async () => {
    const now = delivery.clock();
    for (const chore of chores.filter((chore) => isDue(chore, now))) {
      try {
        await chore.run(now);
        chore.doneAt = now;
      } catch (fault) {
        // The chore is tried again at the next tick; mail does not wait for it.
        if (!(fault instanceof Busy)) delivery.report(fault);
      }
    }
    // Not awaited: a slow mail server must not hold up the next tick.
    keep(deliverOutbox(delivery, () => !isStopped, hands));
  };
  const timer = setInterval(() => {
    if (isBusy || isStopped) return;
    isBusy = true;
    keep(
      look().finally(() => {
        isBusy = false;
      }),
    );
  }, lookEveryMs);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      while (current.size > 0) await Promise.all(current);
    },
  };
}

/** Tell whether a chore is due; a clock that was set back must not stop it until the old time comes again. */
const isDue = ({ doneAt, everyMs }: Chore & { doneAt: number }, now: Instant): boolean =>
  now - doneAt >= everyMs || now < doneAt;

function choresOf({ db, report }: Delivery, { housekeeping, bounceMailbox }: RunnerOptions): Chore[] {
  return [
    // Keep the search index up to date, so that the next search need not do it.
    { everyMs: lookEveryMs, run: () => refreshSearch(db) },
    // Erased data also leaves the search index and the write-ahead log within a minute, however long other chores take.
    { everyMs: 20_000, run: () => finishErasure(db) },
    { everyMs: minutes(1), run: (now) => sweepSeats(db, now) },
    { everyMs: minutes(1), run: (now) => sweepReminders(db, now) },
    { everyMs: minutes(10), run: (now) => sweepOrganiserMails(db, now) },
    { everyMs: minutes(10), run: (now) => sweepWaitingMails(db, now) },
    { everyMs: minutes(10), run: (now) => sweepDigests(db, now) },
    {
      everyMs: minutes(1),
      run: (now) =>
        bounceMailbox &&
        readBounceMailbox(bounceMailbox.path, (raw) => recordBounce(db, raw, { now, secrets: bounceMailbox.secrets }), {
          now,
          report,
        }),
    },
    {
      everyMs: hours(1),
      run: (now) => {
        purge(db, now);
        return housekeeping?.(now);
      },
    },
  ];
}
