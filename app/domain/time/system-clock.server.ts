import type { Instant } from "./zoned-time.ts";

/** The clock of the machine. Everything but the start of a process gets its time handed in. */
export const systemClock = (): Instant => Date.now() as Instant;

/** Milliseconds since the process began, for how long something took; never for what time it is. */
export const stopwatch = (): number => performance.now();
