import { setTimeout } from "node:timers/promises";

/** Far longer than what is done in it ever takes. */
export const constantTimeMs = 250;

/**
 * Answers at one moment, whatever there was to do: how long an answer took would otherwise say whether an address is known
 * here, although its words do not.
 */
export async function constantTime<T>(run: () => T | Promise<T>): Promise<T> {
  const moment = setTimeout(constantTimeMs);
  try {
    return await run();
  } finally {
    await moment;
  }
}
