import type { Instant } from "./zoned-time.ts";

/** Return the time of the machine. Only the start of a process may call it; all other code is given the time. */
export const systemClock = (): Instant => Date.now() as Instant;

/** Return the milliseconds since the process started, to measure durations; never for the time of day. */
export const stopwatch = (): number => performance.now();
