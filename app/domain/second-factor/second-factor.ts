import { hours, minutes } from "../time/zoned-time.ts";

/** Figures of a code from the device, and seconds each one lasts (RFC 6238 5.2). */
export const factorDigits = 6;
export const factorPeriodSeconds = 30;
/** Steps before and after now that count too: clocks of phones go wrong. */
export const factorWindow = 1;

/** So many wrong codes in a row, and the factor is locked for a while. */
export const maxFactorAttempts = 5;
export const factorLockMs = minutes(15);

/** What weighs most asks for the factor again after this time, although the session goes on. */
export const recentFactorMs = hours(12);

/** Who coordinates, who is away and whose factor is reset: each such act asks for one that was shown in these minutes. */
export const freshFactorMs = minutes(5);

export const recoveryCodeCount = 10;
export const recoveryCodeLength = 10;

/** `none`: not set up yet. `begun`: the device was not confirmed yet. `set`: asked for once in each session. */
export type FactorState = "none" | "begun" | "set";
