import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { isAskedFor, urgentPriority } from "#app/domain/messages.ts";
import { mostInHand, retryDelayMs, type StoredMail, suppressForMs, unknownWaitMs } from "#app/domain/outbox/outbox.ts";
import { bounceAddress } from "#app/domain/outbox/verp.server.ts";
import { hashSecret } from "#app/domain/people/secrets.server.ts";
import { type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import {
  claimDueMail,
  domainOf,
  findSentRow,
  freezeMail,
  markDropped,
  markFailed,
  markSent,
  type OutboxRow,
  putBack,
} from "#db/queries/outbox.server.ts";
import { isSuppressed, suppress } from "#db/queries/suppressions.server.ts";
import { renderMail } from "#emails/render.server.tsx";
import type { SendResult, Transport } from "#emails/transport.server.ts";
import { setTimeout as pause } from "node:timers/promises";
import { createDomainGate, type DomainGate } from "./domain-gate.ts";
import { prepareMail, type Sender } from "./registry.server.ts";

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
export type Hands = { gate: DomainGate; ids: Set<string>; workers: number };
export const createHands = (): Hands => ({ gate: createDomainGate(), ids: new Set(), workers: 0 });

/**
 * Delivers every mail that is due, several at a time, the most urgent first.
 * @param mayGoOn asked before each one: a process that stops takes nothing more in hand
 * @param hands of who looks again before all is delivered: so many are in hand at a time in all, and none twice
 * @returns how many rows were taken in hand
 */
export async function deliverOutbox(
  delivery: Delivery,
  mayGoOn: () => boolean = () => true,
  hands: Hands = createHands(),
): Promise<number> {
  let taken = 0;
  const work = async () => {
    while (mayGoOn()) {
      const row = takeInHand(delivery, hands);
      if (!row) break;
      taken += 1;
      await deliverOne(delivery, hands.gate, row).finally(() => hands.ids.delete(row.id));
      // Many may be due that cannot go now, each a short work; whoever asks this process for a page comes between them.
      if (delivery.transport) await turn();
    }
  };
  const free = (delivery.transport ? mostInHand : 1) - hands.workers;
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

/** While another process writes nothing is due: the next look finds it. */
function takeInHand({ db, clock }: Delivery, { gate, ids }: Hands): OutboxRow | null {
  const except = { ids: [...ids], domains: gate.closed(clock()) };
  const row = writeUnlessBusy(db, (tx) => claimDueMail(tx, clock(), except))?.result ?? null;
  if (row) ids.add(row.id);
  return row;
}

async function deliverOne(delivery: Delivery, gate: DomainGate, row: OutboxRow): Promise<void> {
  const { db, clock, transport } = delivery;
  let mail: StoredMail | null;
  try {
    mail = wordsOf(delivery, row);
  } catch (fault) {
    // One mail that cannot be written must not hold up the others.
    delivery.report(fault);
    return postpone(delivery, row, { kind: "later", error: "it could not be written" });
  }
  if (!mail) return noted(db, (tx) => markDropped(tx, row.id, clock()));
  const words = mail;
  const toHash = hashSecret(words.to);
  if (!isAskedFor(row.kind) && isSuppressed(db, toHash, clock())) {
    return noted(db, (tx) => markDropped(tx, row.id, clock(), "suppressed"));
  }
  const sent = { keep: transport === null, toHash };
  if (!transport) {
    return noted(db, (tx) => {
      freezeMail(tx, row.id, words);
      markSent(tx, row.id, { now: clock(), ...sent });
    });
  }
  const domain = domainOf(words.to);
  const waitMs = gate.enter(domain, clock(), row.priority <= urgentPriority);
  if (waitMs !== null) return noted(db, (tx) => putBack(tx, row, { runAt: plus(clock(), waitMs), domain }));
  try {
    await noted(db, (tx) => freezeMail(tx, row.id, words));
    const result = await transport.send(words, handingOf(delivery, row, words));
    if (result.kind === "sent") return await noted(db, (tx) => markSent(tx, row.id, { now: clock(), ...sent }));
    if (result.kind !== "never") return await postpone(delivery, row, result);
    return await giveUp(delivery, row, result, toHash);
  } finally {
    gate.leave(domain);
  }
}

type Unsent = Exclude<SendResult, { kind: "sent" }>;

/** Later; and what may have arrived, much later (OUT-04, OUT-05). */
function postpone({ db, clock }: Delivery, row: OutboxRow, { kind, error }: Pick<Unsent, "kind" | "error">) {
  const isUnknown = kind === "unknown";
  const delay = retryDelayMs(row.attempts, Math.random());
  const wait = delay === null ? null : Math.max(delay, isUnknown ? unknownWaitMs : 0);
  const retryAt = wait === null ? null : plus(clock(), wait);
  const words = isUnknown ? `unknown ${error}` : error;
  return noted(db, (tx) =>
    markFailed(tx, row.id, { now: clock(), retryAt, error: words, isUnknown, before: row.mail }),
  );
}

/** The other side's last word; where it is that nobody lives there, no other mail is tried. */
function giveUp(
  { db, clock }: Delivery,
  row: OutboxRow,
  result: Extract<SendResult, { kind: "never" }>,
  addressHash: string,
): Promise<void> {
  const now = clock();
  return noted(db, (tx) => {
    markFailed(tx, row.id, { now, retryAt: null, error: result.error, isUnknown: false, before: null });
    const reason = result.suppress;
    if (reason) suppress(tx, { addressHash, reason, until: plus(now, suppressForMs[reason]), now });
  });
}

const askAgainMs = 200;

/**
 * Writes what became of a mail, however long another process writes: a mail that was sent and not noted would go out
 * again.
 */
async function noted(db: Database, write: (tx: Database) => void): Promise<void> {
  while (!writeUnlessBusy(db, write)) await pause(askAgainMs);
}

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
  Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1));

function handingOf({ sender, bounces }: Delivery, row: OutboxRow, mail: StoredMail) {
  return {
    messageId: messageIdOf(row, sender, mail.rev),
    ...(bounces ? { bounceTo: bounceAddress(row.id, bounces.secret, bounces.domain) } : {}),
  };
}

/** The same on every retry, so that a mail accepted twice is seen as one (standards MAIL-07). */
const messageIdOf = (row: { id: string; kind: string }, sender: Sender, rev = 0): string =>
  `<${row.kind.replaceAll("_", "-")}.${row.id}${rev === 0 ? "" : `.${rev}`}@${sender.email.split("@")[1]}>`;
