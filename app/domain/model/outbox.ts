import { days, hours, type Instant, minutes } from "../time/zoned-time.ts";

/** `dropped`: no longer true or no longer wanted when its turn came. */
export const outboxStates = ["queued", "sent", "failed", "dropped"] as const;

/** Why an address takes no mail: there is no such mailbox; it is full or refuses for now. */
export const suppressionReasons = ["no_mailbox", "refuses_now"] as const;

/** A mail as it is handed to the mail server. */
export type StoredMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  language: string;
  calendar?: { filename: string; content: string };
  /** Mail somebody subscribed to, with the one address that ends it (MAIL-01). */
  list?: { unsubscribeUrl: string };
  /** Message-ID of the mail whose thread it goes on (MAIL-07). */
  repliesTo?: string;
  /** When it was due, where it says that it comes late. */
  lateSince?: Instant;
  /** How often other words took the place of some that may have arrived: each has a Message-ID of its own. */
  rev?: number;
};

/** A worker that dies keeps a row no longer than this; longer than the slowest SMTP dialogue (OUT-04). */
export const leaseMs = minutes(12);

const retrySteps = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12)];

/** A mail that may have arrived is not sent again before this: whoever has it should not get it twice at once (OUT-04). */
export const unknownWaitMs = hours(1);
/** So many mails are in hand at a time, and so many of them for one domain (OUT-06). */
export const maxInFlight = 6;
export const maxPerDomain = 2;
/** And so many go to one domain in a minute. */
export const maxPerDomainAndMinute = 60;
/** An address without a mailbox gets no mail for a year; one that refuses for now, for a week (OUT-09). */
export const suppressForMs = { no_mailbox: days(365), refuses_now: days(7) } as const;
/** Bounces come within five days (RFC 5321 4.5.4.1); so long the hash of an address is kept. */
export const keepSentToMs = days(7);

/** What waits for us to be let in again is tried at least this often, without end: it is never given up for that. */
const keepTryingEveryMs = hours(4);

/** Wait before the next try of a mail that is kept for a fault of ours, after `attempts` vain ones. @param jitter 0 to 1 */
export function keepTryingDelayMs(attempts: number, jitter: number): number {
  const step = Math.min(retrySteps[attempts - 1] ?? keepTryingEveryMs, keepTryingEveryMs);
  return Math.round(step * (1 + jitter * 0.25));
}

/** What may pass by itself, e.g. a server that is not reached, is spoken of after so many vain tries. */
export const noticedAfterAttempts = 3;

/** A mail that goes out later than this after it was due says when that was. */
export const lateAfterMs = hours(1);

/** Wait before the next try after `attempts` failed ones; null when there is no next try (OUT-05). */
export function retryDelayMs(attempts: number, jitter: number): number | null {
  const step = retrySteps[attempts - 1];
  return step === undefined ? null : Math.round(step * (1 + jitter * 0.25));
}
