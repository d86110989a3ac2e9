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
  /** Takes nothing more in hand; resolves when what is in hand is done. */
  stop: () => Promise<void>;
};

export type RunnerOptions = {
  /** What else goes when its time is over, e.g. files. */
  housekeeping?: (now: Instant) => void | Promise<void>;
  /** A maildir or mbox that receives bounces, and the secrets their addresses are signed with. */
  bounceMailbox?: { path: string; secrets: readonly string[] } | undefined;
};

/** Something that is done again and again; what it finds done already it leaves. */
type Chore = { everyMs: number; run: (now: Instant) => unknown };

/**
 * Background work of this process: what time itself brings about, mail that is due, bounces, and erasure. The timer never
 * keeps the process alive.
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
        // It is tried again with the next look; mail does not wait for it.
        if (!(fault instanceof Busy)) delivery.report(fault);
      }
    }
    // The next look does not wait for it: one mail server that is slow to answer must not hold up what comes after.
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

/** A clock that was set back must not stop a chore until the old time comes again. */
const isDue = ({ doneAt, everyMs }: Chore & { doneAt: number }, now: Instant): boolean =>
  now - doneAt >= everyMs || now < doneAt;

function choresOf({ db, report }: Delivery, { housekeeping, bounceMailbox }: RunnerOptions): Chore[] {
  return [
    // Whoever searches next need not wait for what was changed since.
    { everyMs: lookEveryMs, run: () => refreshSearch(db) },
    // What people erase is gone from beside the tables within a minute, whatever else takes its time.
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
