import type { Language } from "#app/domain/languages/language.ts";
import { isRequestedByRecipient, urgentPriority } from "#app/domain/model/mail.ts";
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
import type { OwnFault, SendResult, Transport } from "#emails/transport.server.ts";
import { setTimeout as pause } from "node:timers/promises";
import { createDomainGate, type DomainGate } from "./domain-throttle.ts";
import type { Sender } from "./prepare-mail.server.ts";
import { messageIdOf, writeMail } from "./write-mail.server.ts";

export type Delivery = {
  db: Database;
  clock: () => Instant;
  origin: string;
  defaultLanguage: Language;
  sender: Sender;
  /** Null in the demonstration: mail is kept and shown instead of sent. */
  transport: Transport | null;
  /** Where bounces come back to, if they are read. */
  bounces?: { domain: string; secret: string } | undefined;
  /** Told of mails that cannot be written, which is a fault of the program. */
  report: (fault: unknown) => void;
  /** Told that a mail server refuses us, in a line without addresses, once a minute at most. */
  warn?: (line: string) => void;
};

/** What a process has in hand, and what it may yet take. */
export type InFlight = {
  gate: DomainGate;
  ids: Set<string>;
  workers: number;
  outcomes: Outcome[];
  warnedAt: Instant | null;
};
/** What became of a mail, to be noted in the next transaction there is. */
type Outcome = { id: string; note: (tx: Database) => void };
export const createInFlight = (): InFlight => ({
  gate: createDomainGate(),
  ids: new Set(),
  workers: 0,
  outcomes: [],
  warnedAt: null,
});

/**
 * Delivers every mail that is due, several at a time, the most urgent first.
 * @param mayGoOn asked before each one: a process that stops takes nothing more in hand
 * @param hands of who looks again before all is delivered: so many are in hand at a time in all, and none twice
 * @returns how many rows were taken in hand
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

/** A mail that was due: with its words it goes out now, without any nothing more is to be done about it. */
type Taken = { row: OutboxRow; mail: StoredMail } | { row: OutboxRow; mail: null };

/**
 * Notes what became of those before, leases the next mail, writes it and keeps its words, all in one transaction. While
 * another process writes nothing is due: the next look finds it.
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
  // Only now: what could not be written has no place in the gate either.
  if (taken?.mail) gate.enter(domainOf(taken.mail.to), clock());
  return taken;
}

/** The words of a mail that goes out now; null where it does not, which is then noted. */
function sendableText(tx: Database, delivery: Delivery, gate: DomainGate, row: OutboxRow): StoredMail | null {
  const { clock, transport } = delivery;
  let words: StoredMail | null;
  try {
    words = writeMail(delivery, row);
  } catch (fault) {
    // One mail that cannot be written must not hold up the others.
    delivery.report(fault);
    recordPostponed(tx, delivery, row, { kind: "later", error: "it could not be written" });
    return null;
  }
  if (!words) markDropped(tx, row.id, clock());
  else if (!isRequestedByRecipient(row.kind) && isSuppressed(tx, hashSecret(words.to), clock())) {
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
  // Many may be due that cannot go now, each a short work; whoever asks this process for a page comes between them.
  if (delivery.transport) await turn();
}

/** Writes something together with what became of the mails before; null, and nothing noted, while another process writes. */
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

/** Hands a mail to the mail server. */
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

/** Later; what may have arrived, much later; and what is kept for a fault of ours, until it goes (OUT-04, OUT-05). */
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

/** Ten thousand mails that wait for one fault are one line a minute. */
function warnOf({ warn, clock }: Delivery, hands: InFlight, fault: OwnFault, attempts: number): void {
  const now = clock();
  const isSaid = hands.warnedAt !== null && now >= hands.warnedAt && now < hands.warnedAt + minutes(1);
  if (!warn || isSaid || !isNoticed(fault, attempts)) return;
  hands.warnedAt = now;
  warn(`mail is kept: the mail server refuses us (${fault.cause}) ${fault.said}`.trim());
}

/** The other side's last word; where it is that nobody lives there, no other mail is tried. */
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
 * What became of a mail is noted however long another process writes: one that was sent and not noted would go out again.
 */
const askAgainMs = 200;

function handingOf({ sender, bounces }: Delivery, row: OutboxRow, mail: StoredMail) {
  return {
    messageId: messageIdOf(row, sender, mail.rev),
    ...(bounces ? { bounceTo: bounceAddress(row.id, bounces.secret, bounces.domain) } : {}),
  };
}
