import { days, hours } from "../time/zoned-time.ts";

/**
 * States of a sign-up. `waiting` and `offered` belong to the waitlist. All but `waiting` and `cancelled` hold seats,
 * `provisional` only until the address is confirmed.
 */
export const signUpStates = ["confirmed", "waiting", "offered", "provisional", "cancelled"] as const;
export type SignUpState = (typeof signUpStates)[number];
export const holdsSeats = (state: SignUpState): boolean => state !== "waiting" && state !== "cancelled";
/**
 * Reasons why a sign-up ended: seats given back, waitlist left, offer not answered in time, seats taken back by the
 * organiser, or address not confirmed in time.
 */
export const signUpEnds = ["given_back", "left", "lapsed", "released", "unconfirmed"] as const;

/** Needs that an attendee may state. None of them reveals religion, origin or legal status. */
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
/** Retention of sign-ups after the end of their date, in milliseconds. */
export const keepSignUpMs = days(7);
/** Retention of an address that is not confirmed, in milliseconds. */
export const keepUnconfirmedMs = hours(48);
/**
 * Maximum number of mails of one kind, e.g. to confirm an address, that forms may send to one mailbox in a day: they
 * must not flood a stranger (OUT-09).
 */
export const confirmationsPerDay = 3;

/**
 * Maximum number of mails a day about the sign-ups of one attendee page, so that repeated signing up and cancelling
 * does not flood a mailbox. Offers are sent in any case.
 */
export const maxSignUpMailsPerDay = 20;

/** Maximum length of the organiser's reason for a release, in characters. */
export const releaseReasonLimit = 500;
/** Parties that an attendee message is written to: those with a seat, or those on the waitlist. */
export const messageAudiences = ["seated", "waiting"] as const;
export type MessageAudience = (typeof messageAudiences)[number];
/**
 * Maximum length of an attendee message, in characters. An event may have `maxAttendeeMessages` to all its attendees,
 * and each date as many to either audience.
 */
export const maxAttendeeMessageLength = 1_000;
export const maxAttendeeMessages = 2;
/**
 * Time for which an ended attendee calendar is reported as gone, in milliseconds: forgotten subscriptions keep asking.
 */
export const keepEndedCalendarMs = days(400);
