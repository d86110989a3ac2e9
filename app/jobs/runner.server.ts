import { Busy } from "#app/domain/errors.ts";
import { purge } from "#app/domain/retention/purge.server.ts";
import { hours, type Instant } from "#app/domain/time/zoned-time.ts";
import { type Delivery, deliverOutbox } from "./deliver-outbox.server.ts";

const lookEveryMs = 1_000;
const purgeEveryMs = hours(1);

export type Runner = {
  /** Takes nothing more in hand; resolves when what is in hand is done. */
  stop: () => Promise<void>;
};

/**
 * Background work of this process: mail that is due, and erasure. The timer never keeps the process alive.
 * @param housekeeping what else goes when its time is over, e.g. files
 */
export function startRunner(delivery: Delivery, housekeeping: (now: Instant) => void = () => {}): Runner {
  let current: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  let isStopped = false;
  let purgedAt = 0 as Instant;
  const look = async () => {
    const now = delivery.clock();
    if (now - purgedAt >= purgeEveryMs) {
      try {
        purge(delivery.db, now);
        housekeeping(now);
        purgedAt = now;
      } catch (fault) {
        // It is tried again with the next look; mail does not wait for it.
        if (!(fault instanceof Busy)) delivery.report(fault);
      }
    }
    await deliverOutbox(delivery, () => !isStopped);
  };
  const timer = setInterval(() => {
    if (isBusy || isStopped) return;
    isBusy = true;
    current = look()
      .catch(delivery.report)
      .finally(() => {
        isBusy = false;
      });
  }, lookEveryMs);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
