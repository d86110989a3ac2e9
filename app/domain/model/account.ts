import { cleanEmail } from "../text/email-address.ts";
import { days, hours, minutes } from "../time/zoned-time.ts";

/** A sign-in code works this long, for this many tries. */
export const codeLifetimeMs = minutes(15);

export const maxCodeAttempts = 5;

/** One account asks for no more codes than this in an hour, and no more go to an address without one. */
export const codesPerHour = 5;

/**
 * Mails with codes that a mailbox gets. `common`: whoever asks. `network`: beyond that, from networks that caused fewer than
 * `perNetwork` in the day. `owner`: from a session or a browser of the account. `newcomer`: to an address without an account.
 * What strangers cause in a day is the sum of the first two.
 */
export const codeAllowances = {
  common: { perHour: 20, perDay: 40, perNetwork: null },
  network: { perHour: 20, perDay: 20, perNetwork: 2 },
  owner: { perHour: 20, perDay: 100, perNetwork: null },
  newcomer: { perHour: codesPerHour, perDay: 20, perNetwork: null },
} as const;
export type CodeAllowance = keyof typeof codeAllowances;

/** A browser that somebody signed in with is known so long: as long as browsers keep a cookie at most (RFC 6265bis 5.5). */
export const knownBrowserMs = days(400);

/** Sessions end after this much silence, and in any case after the second figure: phones are shared. */
export const sessionIdleMs = hours(4);

export const sessionLifetimeMs = hours(24);

/** So long the address that an account had before can take the account back with a link. */
export const emailUndoMs = days(7);

/** Addresses are kept and compared in one form, whoever typed them and however. */
export const normaliseEmail = cleanEmail;

/**
 * The mailbox behind an address: what stands after a `+` is a label, and a limit for one mailbox means all its labels. Gmail
 * has one mailbox for all ways to set dots, under both of its names.
 * @param email as `normaliseEmail` writes it
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const [local = ""] = email.slice(0, at).split("+", 1);
  const domain = email.slice(at + 1);
  return isGmail.test(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}
const isGmail = /^(?:gmail|googlemail)\.com$/;

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of a one-time code and of a door code: none that is mistaken for another. */
export const codeAlphabet = alphabet;

/** A code as typed by a person (spaces, hyphens, lower case) in the form it was issued. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/** Enough of an address for its owner to know it by: `a…@example.org`. */
export const maskEmail = (email: string): string => email.replace(/^(.).*(?=@)/u, "$1…");
