import type { Language } from "#app/domain/languages/language.ts";
import { urgentPriority } from "#app/domain/model/mail.ts";
import {
  keepTryingDelayMs,
  maxInFlight,
  noticedAfterAttempts,
  retryDelayMs,
  type StoredMail,
  suppressForMs,
  unknownWaitMs,
} from "#app/domain/model/outbox.ts";
import { bounceAddress } from "#app/domain/mail/bounce-address.server.ts";
import type { RefusalCause } from "#app/domain/mail/refusal-causes.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { type Instant, minutes, plus } from "#app/domain/time/zoned-time.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import {
  claimDueMail,
  domainOf,
  freezeMail,
  markFailed,
  markSent,
  type OutboxRow,
  putBack,
} from "#db/queries/outbox-delivery.server.ts";
import { markDropped } from "#db/queries/outbox.server.ts";
import { isSuppressed, suppress } from "#db/queries/suppressions.server.ts";
import type { Sender } from "#emails/prepared-mail.ts";
import { mailOf } from "#emails/registry.server.ts";
import type { OwnFault, SendResult, Transport } from "#emails/transport.server.ts";
import { setTimeout as pause } from "node:timers/promises";
import { createDomainGate, type DomainGate } from "./domain-throttle.ts";
import { messageIdOf, writeMail } from "./write-mail.server.ts";

export type Delivery = {
  db: Database;
  clock: () => Instant;
  origin: string;
  defaultLanguage: Language;
  sender: Sender;
  /** Null in the demonstration, which keeps mail and shows it instead of sending it. */
  transport: Transport | null;
  /** Domain and secret of the addresses that bounces return to, if they are read. */
  bounces?: { domain: string; secret: string } | undefined;
  /** Report a mail that cannot be written, which is a fault of the program. */
  report: (fault: unknown) => void;
  /** Report that a mail server refuses the sender, in a line without addresses, at most once a minute. */
  warn?: (line: string) => void;
};

/** Mails in flight in this process, and their outcomes that are not noted yet. */
export type InFlight = {
  gate: DomainGate;
  ids: Set<string>;
  workers: number;
  outcomes: Outcome[];
  warnedAt: Instant | null;
};
/** Outcome of a mail, to be noted in the next transaction. */
type Outcome = { id: string; note: (tx: Database) => void };
export const createInFlight = (): InFlight => ({
  gate: createDomainGate(),
  ids: new Set(),
  workers: 0,
  outcomes: [],
  warnedAt: null,
});

/**
 * Deliver all due mails, several at a time, the most urgent first.
 * @param mayGoOn asked before each mail: a process that stops takes no more
 * @param hands shared by overlapping calls, so that the limit of mails in flight holds for all, and none is sent twice
 * @returns number of rows taken
 */
export async function deliverOutbox(
  delivery: Delivery,
  mayGoOn: () => boolean = () => true,
  hands: InFlight = createInFlight(),
): Promise<number> {
  let taken = 0;
  const work = async () => {
    for (let next = lookFor(); next; next = lookFor()) {
      taken += 1;
      await carryOut(delivery, hands, next);
    }
    while (hands.outcomes.length > 0 && !notingOutcomes(delivery.db, hands, () => null)) await pause(askAgainMs);
  };
  const lookFor = () => (mayGoOn() ? claimItem(delivery, hands) : null);
  const free = (delivery.transport ? maxInFlight : 1) - hands.workers;
  await Promise.all(
    Array.from({ length: free }, async () => {
      hands.workers += 1;
      await work().finally(() => {
        hands.workers -= 1;
      });
    }),
  );
  return taken;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A due mail that was leased: `mail` is sent now; without it the row needs no further work. */
type Taken = { row: OutboxRow; mail: StoredMail } | { row: OutboxRow; mail: null };

/**
 * Note pending outcomes, lease the next due mail, write it and store its text, all in one transaction. Returns null
 * while another process writes; the next call finds the mail.
 */
function claimItem(delivery: Delivery, hands: InFlight): Taken | null {
  const { db, clock } = delivery;
  const { gate, ids } = hands;
  const except = { ids: [...ids], domains: gate.closed(clock()) };
  const next = notingOutcomes(db, hands, (tx): Taken | null => {
    const row = claimDueMail(tx, clock(), except);
    return row && { row, mail: sendableText(tx, delivery, gate, row) };
  });
  const taken = next?.result ?? null;
  if (taken) ids.add(taken.row.id);
  // Enter the gate only after the transaction: a mail that could not be written must not count.
  if (taken?.mail) gate.enter(domainOf(taken.mail.to), clock());
  return taken;
}

/** Return the text of a mail that is sent now; else null, after noting why it is not. */
function sendableText(tx: Database, delivery: Delivery, gate: DomainGate, row: OutboxRow): StoredMail | null {
  const { clock, transport } = delivery;
  let words: StoredMail | null;
  try {
    words = writeMail(delivery, row);
  } catch (fault) {
    // A mail that cannot be written must not hold up the others.
    delivery.report(fault);
    recordPostponed(tx, delivery, row, { kind: "later", error: "it could not be written" });
    return null;
  }
  if (!words) markDropped(tx, row.id, clock());
  else if (!mailOf(row.kind).kind.isRequestedByRecipient && isSuppressed(tx, hashSecret(words.to), clock())) {
    markDropped(tx, row.id, clock(), "suppressed");
  } else if (!transport) {
    freezeMail(tx, row.id, words);
    markSent(tx, row.id, { now: clock(), keep: true, toHash: hashSecret(words.to) });
  } else {
    const domain = domainOf(words.to);
    const waitMs = gate.waitFor(domain, clock(), row.priority <= urgentPriority);
    if (waitMs === null) {
      freezeMail(tx, row.id, words);
      return words;
    }
    putBack(tx, row, { runAt: plus(clock(), waitMs), domain });
  }
  return null;
}

async function carryOut(delivery: Delivery, hands: InFlight, { row, mail }: Taken): Promise<void> {
  if (mail) {
    const result = await handOver(delivery, row, mail).finally(() => hands.gate.leave(domainOf(mail.to)));
    if (result?.kind === "later" && result.fault) warnOf(delivery, hands, result.fault, row.attempts);
    hands.outcomes.push({ id: row.id, note: (tx) => recordResult(tx, delivery, row, { result, to: mail.to }) });
    return;
  }
  hands.ids.delete(row.id);
  // Many due mails may not be sendable now: yield to requests between them.
  if (delivery.transport) await turn();
}

/** Write in one transaction with the pending outcomes; null, with nothing noted, while another process writes. */
function notingOutcomes<T>(db: Database, hands: InFlight, write: (tx: Database) => T): { result: T } | null {
  const outcomes = [...hands.outcomes];
  const written = writeUnlessBusy(db, (tx) => {
    for (const { note } of outcomes) note(tx);
    return write(tx);
  });
  if (!written) return null;
  hands.outcomes = hands.outcomes.slice(outcomes.length);
  for (const { id } of outcomes) hands.ids.delete(id);
  return written;
}

const handOver = async (delivery: Delivery, row: OutboxRow, mail: StoredMail): Promise<SendResult | undefined> =>
  delivery.transport?.send(mail, handingOf(delivery, row, mail));

function recordResult(
  tx: Database,
  delivery: Delivery,
  row: OutboxRow,
  { result, to }: { result: SendResult | undefined; to: string },
): void {
  const toHash = hashSecret(to);
  if (!result) return;
  if (result.kind === "sent") markSent(tx, row.id, { now: delivery.clock(), keep: false, toHash });
  else if (result.kind === "never") giveUp(tx, delivery, row, { ...result, toHash });
  else recordPostponed(tx, delivery, row, result);
}

/**
 * Schedule the next attempt: much later if the mail may have arrived, and without an end if the fault is on the
 * sender's side (OUT-04, OUT-05).
 */
function recordPostponed(
  tx: Database,
  { clock }: Delivery,
  row: OutboxRow,
  result: Extract<SendResult, { kind: "later" | "unknown" }>,
): void {
  const isUnknown = result.kind === "unknown";
  const fault = result.kind === "later" ? result.fault : undefined;
  const jitter = Math.random();
  const delay = fault ? keepTryingDelayMs(row.attempts, jitter) : retryDelayMs(row.attempts, jitter);
  const wait = delay === null ? null : Math.max(delay, isUnknown ? unknownWaitMs : 0);
  const retryAt = wait === null ? null : plus(clock(), wait);
  const error = isUnknown ? `unknown ${result.error}` : result.error;
  const refusal = fault && isNoticed(fault, row.attempts) ? fault.cause : null;
  markFailed(tx, row.id, { now: clock(), retryAt, error, isUnknown, before: row.mail, refusal });
}

const isNoticed = ({ isLasting }: OwnFault, attempts: number): boolean => isLasting || attempts >= noticedAfterAttempts;

/** Warn of a fault on the sender's side at most once a minute, however many mails it holds up. */
function warnOf({ warn, clock }: Delivery, hands: InFlight, fault: OwnFault, attempts: number): void {
  const now = clock();
  const isSaid = hands.warnedAt !== null && now >= hands.warnedAt && now < hands.warnedAt + minutes(1);
  if (!warn || isSaid || !isNoticed(fault, attempts)) return;
  hands.warnedAt = now;
  warn(`mail is kept: the mail server refuses us (${fault.cause}) ${fault.said}`.trim());
}

/** Note a permanent refusal; if the mailbox does not exist, suppress the address for a while. */
function giveUp(
  tx: Database,
  { clock }: Delivery,
  row: OutboxRow,
  { error, suppress: reason, toHash }: Extract<SendResult, { kind: "never" }> & { toHash: string },
): void {
  const now = clock();
  const refusal: RefusalCause = reason === "no_mailbox" ? "unknown_mailbox" : "refused";
  markFailed(tx, row.id, { now, retryAt: null, error, isUnknown: false, before: null, refusal, toHash });
  if (reason) suppress(tx, { addressHash: toHash, reason, until: plus(now, suppressForMs[reason]), now });
}

/**
 * Interval in milliseconds between tries to note outcomes while another process writes: a sent mail that is not noted
 * would be sent again.
 */
const askAgainMs = 200;

function handingOf({ sender, bounces }: Delivery, row: OutboxRow, mail: StoredMail) {
  return {
    messageId: messageIdOf(row, sender, mail.rev),
    ...(bounces ? { bounceTo: bounceAddress(row.id, bounces.secret, bounces.domain) } : {}),
  };
}
