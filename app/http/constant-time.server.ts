import { setTimeout } from "node:timers/promises";

/** Response time in milliseconds, far above the duration of any work done in it. */
export const constantTimeMs = 250;

/**
 * Run a task and answer after a constant time: otherwise the duration would tell whether an address is known here,
 * although the answer does not.
 */
export async function constantTime<T>(run: () => T | Promise<T>): Promise<T> {
  const moment = setTimeout(constantTimeMs);
  try {
    return await run();
  } finally {
    await moment;
  }
}
