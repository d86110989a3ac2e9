import { days, hours } from "../time/zoned-time.ts";

/**
 * `waiting` and `offered` belong to the waiting list; all others but `cancelled` hold seats, `provisional` only until an
 * address is confirmed.
 */
export const signUpStates = ["confirmed", "waiting", "offered", "provisional", "cancelled"] as const;
export type SignUpState = (typeof signUpStates)[number];
export const holdsSeats = (state: SignUpState): boolean => state !== "waiting" && state !== "cancelled";
/**
 * Why a sign-up is no more: given back, left while waiting, an offer nobody answered in time, taken back by the organiser, or
 * no address confirmed in time.
 */
export const signUpEnds = ["given_back", "left", "lapsed", "released", "unconfirmed"] as const;

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
/** Everything about a sign-up is erased this long after its date ended. */
export const keepSignUpMs = days(7);
/** An address nobody confirmed is erased after this. */
export const keepUnconfirmedMs = hours(48);
/** Mails to confirm one address in a day, so that the form cannot bomb a stranger (OUT-09). */
export const confirmationsPerDay = 3;

/** Mails a day about how the sign-ups of one page stand, so that nobody is flooded by signing them up and off. */
export const maxSignUpMailsPerDay = 20;

/** What an organiser may say when they take a sign-up back. */
export const releaseReasonLimit = 500;
/** What an organiser may write to everybody who takes part, and how often. */
export const maxAttendeeMessageLength = 1_000;
export const maxAttendeeMessages = 2;
/** Calendars that are no more answer so for as long as a forgotten subscription may still ask. */
export const keepEndedCalendarMs = days(400);
