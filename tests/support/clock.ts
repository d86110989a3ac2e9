import { type Instant, instantFrom } from "#app/domain/time/zoned-time.ts";

/** A Tuesday morning some weeks before the week of the test events. */
export const testNow: Instant = instantFrom("2026-11-24T09:00:00Z");

export type TestClock = { now: () => Instant; advance: (milliseconds: number) => void };

/** Create a clock that stands still until it is advanced. */
export function createClock(start: Instant = testNow): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now = (now + milliseconds) as Instant;
    },
  };
}
