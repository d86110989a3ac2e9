import { days, hours, type Instant, minutes } from "../time/zoned-time.ts";

/** States of a mail in the outbox. `dropped`: its content was untrue or unwanted by the time it was due. */
export const outboxStates = ["queued", "sent", "failed", "dropped"] as const;

/** Reasons why an address gets no mail: its mailbox does not exist, or is full or refuses mail for now. */
export const suppressionReasons = ["no_mailbox", "refuses_now"] as const;

export type StoredMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  language: string;
  calendar?: { filename: string; content: string };
  /**
   * Address that ends the subscription, for mail that the reader subscribed to (MAIL-01), and the first part of the
   * List-Id (RFC 2919), by default `weekly`.
   */
  list?: { unsubscribeUrl: string; name?: string };
  /** Address for answers (RFC 5322 3.6.2), where it is not the sender's. */
  replyTo?: string;
  /** Message-ID of the mail whose thread this one continues (MAIL-07). */
  repliesTo?: string;
  /** Instant at which the mail was due, if its text says that it is late. */
  lateSince?: Instant;
  /** Number of times the text was replaced after it may have arrived; each revision has a Message-ID of its own. */
  rev?: number;
};

/**
 * Time after which the row of a dead worker is free again, in milliseconds; longer than the slowest SMTP dialogue
 * (OUT-04).
 */
export const leaseMs = minutes(12);

const retrySteps = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12)];

/**
 * Minimum wait before a mail that may have arrived is sent again, in milliseconds: readers should not get it twice at
 * once (OUT-04).
 */
export const unknownWaitMs = hours(1);
/** Maximum number of mails in flight at a time (OUT-06), of which `maxPerDomain` to one domain. */
export const maxInFlight = 6;
export const maxPerDomain = 2;
export const maxPerDomainAndMinute = 60;
/** Time for which a suppressed address gets no mail, in milliseconds, by reason (OUT-09). */
export const suppressForMs = { no_mailbox: days(365), refuses_now: days(7) } as const;
/**
 * Retention of the hash of a recipient's address, in milliseconds: bounces come within five days (RFC 5321 4.5.4.1).
 */
export const keepSentToMs = days(7);

/**
 * Maximum wait between attempts, in milliseconds, while the mail server refuses this installation; such mail is never
 * given up.
 */
const keepTryingEveryMs = hours(4);

/**
 * Return the wait before the next attempt, in milliseconds, for a mail that is kept because of a fault on the sender's
 * side.
 * @param attempts number of failed attempts
 * @param jitter 0 to 1
 */
export function keepTryingDelayMs(attempts: number, jitter: number): number {
  const step = Math.min(retrySteps[attempts - 1] ?? keepTryingEveryMs, keepTryingEveryMs);
  return Math.round(step * (1 + jitter * 0.25));
}

/** Number of failed attempts after which a fault that may be temporary, e.g. an unreachable server, is reported. */
export const noticedAfterAttempts = 3;

/** Delay after which a mail mentions when it was due, in milliseconds. */
export const lateAfterMs = hours(1);

/**
 * Return the wait before the next attempt, in milliseconds; null when there is no further attempt (OUT-05).
 * @param attempts number of failed attempts
 * @param jitter 0 to 1
 */
export function retryDelayMs(attempts: number, jitter: number): number | null {
  const step = retrySteps[attempts - 1];
  return step === undefined ? null : Math.round(step * (1 + jitter * 0.25));
}
