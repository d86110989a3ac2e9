import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { isRequestedByRecipient, messageIdName, urgentPriority } from "#app/domain/model/mail.ts";
import { maxInFlight, retryDelayMs, type StoredMail, suppressForMs, unknownWaitMs } from "#app/domain/model/outbox.ts";
import { bounceAddress } from "#app/domain/mail/bounce-address.server.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import { type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import {
  claimDueMail,
  domainOf,
  findSentRow,
  freezeMail,
  markFailed,
  markSent,
  type OutboxRow,
  putBack,
} from "#db/queries/outbox-delivery.server.ts";
import { markDropped } from "#db/queries/outbox.server.ts";
import { isSuppressed, suppress } from "#db/queries/suppressions.server.ts";
import { renderMail } from "#emails/render.server.tsx";
import type { SendResult, Transport } from "#emails/transport.server.ts";
import { setTimeout as pause } from "node:timers/promises";
import { createDomainGate, type DomainGate } from "./domain-throttle.ts";
import { prepareMail, type Sender } from "./prepare-mail.server.ts";

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
};

/** What a process has in hand, and what it may yet take. */
export type InFlight = { gate: DomainGate; ids: Set<string>; workers: number; outcomes: Outcome[] };
/** What became of a mail, to be noted in the next transaction there is. */
type Outcome = { id: string; note: (tx: Database) => void };
export const createInFlight = (): InFlight => ({ gate: createDomainGate(), ids: new Set(), workers: 0, outcomes: [] });

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
    words = wordsOf(delivery, row);
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
    const handing = handOver(delivery, row, mail).finally(() => hands.gate.leave(domainOf(mail.to)));
    const outcome = await handing;
    hands.outcomes.push(outcome);
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
async function handOver(delivery: Delivery, row: OutboxRow, mail: StoredMail): Promise<Outcome> {
  const { clock, transport } = delivery;
  const toHash = hashSecret(mail.to);
  const result = await transport?.send(mail, handingOf(delivery, row, mail));
  const note = (tx: Database) => {
    if (!result) return;
    if (result.kind === "sent") markSent(tx, row.id, { now: clock(), keep: false, toHash });
    else if (result.kind === "never") giveUp(tx, delivery, row, { ...result, toHash });
    else recordPostponed(tx, delivery, row, result);
  };
  return { id: row.id, note };
}

type Unsent = Exclude<SendResult, { kind: "sent" }>;

/** Later; and what may have arrived, much later (OUT-04, OUT-05). */
function recordPostponed(
  tx: Database,
  { clock }: Delivery,
  row: OutboxRow,
  { kind, error }: Pick<Unsent, "kind" | "error">,
): void {
  const isUnknown = kind === "unknown";
  const delay = retryDelayMs(row.attempts, Math.random());
  const wait = delay === null ? null : Math.max(delay, isUnknown ? unknownWaitMs : 0);
  const retryAt = wait === null ? null : plus(clock(), wait);
  const words = isUnknown ? `unknown ${error}` : error;
  markFailed(tx, row.id, { now: clock(), retryAt, error: words, isUnknown, before: row.mail });
}

/** The other side's last word; where it is that nobody lives there, no other mail is tried. */
function giveUp(
  tx: Database,
  { clock }: Delivery,
  row: OutboxRow,
  { error, suppress: reason, toHash }: Extract<SendResult, { kind: "never" }> & { toHash: string },
): void {
  const now = clock();
  markFailed(tx, row.id, { now, retryAt: null, error, isUnknown: false, before: null });
  if (reason) suppress(tx, { addressHash: toHash, reason, until: plus(now, suppressForMs[reason]), now });
}

/**
 * What became of a mail is noted however long another process writes: one that was sent and not noted would go out again.
 */
const askAgainMs = 200;

/**
 * The world is read again before each try (OUT-03). What may have arrived is repeated as it was, under the same id; where it
 * would say something else now, that is another mail under another id (MAIL-07).
 */
function wordsOf(delivery: Delivery, row: OutboxRow): StoredMail | null {
  const ctx: Context = {
    db: delivery.db,
    now: delivery.clock(),
    actor: { kind: "anonymous" },
    language: delivery.defaultLanguage,
    origin: delivery.origin,
  };
  const prepared = prepareMail(ctx, row, delivery.sender);
  if (!prepared) return null;
  const { to, language, model, calendar, list, repliesTo } = prepared;
  const thread = repliesTo === undefined ? null : findSentRow(delivery.db, repliesTo);
  const fresh: StoredMail = {
    to,
    language,
    ...renderMail(model, language),
    ...(calendar ? { calendar } : {}),
    ...(list ? { list } : {}),
    ...(thread ? { repliesTo: messageIdOf(thread, delivery.sender) } : {}),
  };
  const before = row.mail;
  if (!before) return fresh;
  const { rev = 0, ...words } = before;
  return JSON.stringify(sorted(words)) === JSON.stringify(sorted(fresh)) ? before : { ...fresh, rev: rev + 1 };
}

const sorted = (words: object): [string, unknown][] =>
  Object.entries(words).sort(([key], [otherKey]) => (key < otherKey ? -1 : 1));

function handingOf({ sender, bounces }: Delivery, row: OutboxRow, mail: StoredMail) {
  return {
    messageId: messageIdOf(row, sender, mail.rev),
    ...(bounces ? { bounceTo: bounceAddress(row.id, bounces.secret, bounces.domain) } : {}),
  };
}

/** The same on every retry, so that a mail accepted twice is seen as one (standards MAIL-07). */
const messageIdOf = (row: { id: string; kind: string }, sender: Sender, rev = 0): string =>
  `<${messageIdName(row.kind)}.${row.id}${rev === 0 ? "" : `.${rev}`}@${sender.email.split("@")[1]}>`;
