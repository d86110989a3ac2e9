import { cleanEmail } from "../text/email-address.ts";
import { days, hours, minutes } from "../time/zoned-time.ts";

/** Lifetime of a one-time code, in milliseconds. A code also ends after `maxCodeAttempts` failed attempts. */
export const codeLifetimeMs = minutes(15);

export const maxCodeAttempts = 5;

/**
 * Maximum number, per hour, of e-mail changes that an account may request, and of codes to an address without an
 * account.
 */
export const codesPerHour = 5;

/**
 * Limits on code mails to one mailbox. `common`: any requester. `network`: beyond that, a network that caused fewer
 * than `perNetwork` mails in the last day. `owner`: a session or a known browser of the account. `newcomer`: an address
 * without an account. Strangers can cause at most the sum of `common` and `network` in a day.
 */
export const codeAllowances = {
  common: { perHour: 20, perDay: 40, perNetwork: null },
  network: { perHour: 20, perDay: 20, perNetwork: 2 },
  owner: { perHour: 20, perDay: 100, perNetwork: null },
  newcomer: { perHour: codesPerHour, perDay: 20, perNetwork: null },
} as const;
export type CodeAllowance = keyof typeof codeAllowances;

/**
 * Lifetime of the cookie that marks a browser as known after a sign-in, in milliseconds: the maximum (RFC 6265bis 5.5).
 */
export const knownBrowserMs = days(400);

/**
 * Idle time after which a session ends, in milliseconds; `sessionLifetimeMs` ends it in any case. Both are short
 * because phones are shared.
 */
export const sessionIdleMs = hours(4);

export const sessionLifetimeMs = hours(24);

/** Lifetime of the link with which the previous address of an account takes the account back, in milliseconds. */
export const emailUndoMs = days(7);

/** Return an address in the one form in which addresses are stored and compared. */
export const normaliseEmail = cleanEmail;

/**
 * Return the mailbox behind an address, for limits per mailbox: without a `+` label, and for Gmail without dots and
 * under one of its two domain names.
 * @param email as `normaliseEmail` returns it
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const [local = ""] = email.slice(0, at).split("+", 1);
  const domain = email.slice(at + 1);
  return isGmail.test(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}
const isGmail = /^(?:gmail|googlemail)\.com$/;

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of one-time codes, check-in codes and recovery codes: none that is easily mistaken for another. */
export const codeAlphabet = alphabet;

/** Convert a typed code (spaces, hyphens, lower case) to the form in which it was issued. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/** Mask an address so that only its owner recognises it: `a…@example.org`. */
export const maskEmail = (email: string): string => email.replace(/^(.).*(?=@)/u, "$1…");
