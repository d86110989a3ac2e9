import type { Instant } from "./zoned-time.ts";

/** The clock of the machine. Everything but the start of a process gets its time handed in. */
export const systemClock = (): Instant => Date.now() as Instant;
