import { cleanEmail } from "../text/email-address.ts";
import { days, hours, minutes } from "../time/zoned-time.ts";

/** A sign-in code works this long, for this many tries. */
export const codeLifetimeMs = minutes(15);

export const maxCodeAttempts = 5;

/** One account asks for no more codes than this in an hour, and no more go to an address without one. */
export const codesPerHour = 5;

/** No more mails with codes than this go to an account in an hour, whoever asks: so many that no stranger uses them up. */
export const codeMailsPerHour = 20;

/** Sessions end after this much silence, and in any case after the second figure: phones are shared. */
export const sessionIdleMs = hours(4);

export const sessionLifetimeMs = hours(24);

/** So long the address that an account had before can take the account back with a link. */
export const emailUndoMs = days(7);

/** Addresses are kept and compared in one form, whoever typed them and however. */
export const normaliseEmail = cleanEmail;

/** The mailbox behind an address: what stands after a `+` is a label, and a limit for one mailbox means all its labels. */
export const mailboxOf = (email: string): string => email.replace(/\+[^@]*@/, "@");

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of a one-time code and of a door code: none that is mistaken for another. */
export const codeAlphabet = alphabet;

/** A code as typed by a person (spaces, hyphens, lower case) in the form it was issued. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/** Enough of an address for its owner to know it by: `a…@example.org`. */
export const maskEmail = (email: string): string => email.replace(/^(.).*(?=@)/u, "$1…");
