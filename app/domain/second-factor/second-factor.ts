import { hours, minutes } from "../time/zoned-time.ts";

/** Digits of a code from a device, and seconds for which a code is valid (RFC 6238 5.2). */
export const factorDigits = 6;
export const factorPeriodSeconds = 30;
/** Number of time steps before and after the present one that are accepted: clocks of phones are inaccurate. */
export const factorWindow = 1;

/** Maximum number of consecutive wrong codes before the factor is locked, for `factorLockMs`. */
export const maxFactorAttempts = 5;
export const factorLockMs = minutes(15);

/** Maximum age of a shown second factor for sensitive actions, in milliseconds, although the session goes on. */
export const recentFactorMs = hours(12);

/** Maximum age of a shown second factor for changes of coordinators, absences and second factors, in milliseconds. */
export const freshFactorMs = minutes(5);

export const recoveryCodeCount = 10;
export const recoveryCodeLength = 10;

/** `none`: not set up. `begun`: device not confirmed. `set`: required once in each session. */
export type FactorState = "none" | "begun" | "set";
