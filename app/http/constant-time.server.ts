import { setTimeout } from "node:timers/promises";

/** Far longer than what is done in it ever takes. */
export const steadyMs = 250;

/**
 * Answers at one moment, whatever there was to do: how long an answer took would otherwise say whether an address is known
 * here, although its words do not.
 */
export async function steadily<T>(run: () => T | Promise<T>): Promise<T> {
  const moment = setTimeout(steadyMs);
  try {
    return await run();
  } finally {
    await moment;
  }
}
