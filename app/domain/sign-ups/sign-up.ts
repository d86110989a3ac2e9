import { days, hours } from "../time/zoned-time.ts";

/** `waiting` and `offered` belong to the waiting list; only `confirmed` and `offered` hold seats. */
export const signUpStates = ["confirmed", "waiting", "offered", "cancelled"] as const;

/** All that may be asked of a person: nothing here tells religion, origin or status. */
export const signUpNeeds = [
  "step_free",
  "accessible_toilet",
  "hearing_support",
  "sight_support",
  "interpretation",
  "sign_language",
  "childcare",
  "seating",
] as const;
export type SignUpNeed = (typeof signUpNeeds)[number];

export const nicknameLimit = 60;
/** RFC 5321 4.5.3.1.3: a path is at most 256 octets, angle brackets included. */
export const emailLimit = 254;

/** Everything about a sign-up is erased this long after its date ended. */
export const keepSignUpMs = days(7);
/** An address nobody confirmed is erased after this. */
export const keepUnconfirmedMs = hours(48);
/** Mails to confirm one address in a day, so that the form cannot bomb a stranger (OUT-09). */
export const confirmationsPerDay = 3;
