import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { retryDelayMs, type StoredMail } from "#app/domain/outbox/outbox.ts";
import { type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { type Database, writeUnlessBusy } from "#db/client.server.ts";
import {
  claimDueMail,
  freezeMail,
  markDropped,
  markFailed,
  markSent,
  type OutboxRow,
} from "#db/queries/outbox.server.ts";
import { renderMail } from "#emails/render.server.tsx";
import type { Transport } from "#emails/transport.server.ts";
import { setTimeout as pause } from "node:timers/promises";
import { prepareMail, type Sender } from "./registry.server.ts";

export type Delivery = {
  db: Database;
  clock: () => Instant;
  origin: string;
  defaultLanguage: Language;
  sender: Sender;
  /** Null in the demonstration: mail is kept and shown instead of sent. */
  transport: Transport | null;
  /** Told of mails that cannot be written, which is a fault of the program. */
  report: (fault: unknown) => void;
};

/**
 * Delivers every mail that is due, one after the other.
 * @param mayGoOn asked before each one: a process that stops takes nothing more in hand
 * @returns how many rows were taken in hand
 */
export async function deliverOutbox(delivery: Delivery, mayGoOn: () => boolean = () => true): Promise<number> {
  let taken = 0;
  while (mayGoOn()) {
    // While another process writes nothing is due: the next look finds it.
    const row = writeUnlessBusy(delivery.db, (tx) => claimDueMail(tx, delivery.clock()))?.result;
    if (!row) break;
    taken += 1;
    await deliverOne(delivery, row);
  }
  return taken;
}

async function deliverOne(delivery: Delivery, row: OutboxRow): Promise<void> {
  const { db, clock, transport } = delivery;
  let mail: StoredMail | null;
  try {
    mail = stillTrue(delivery, row);
  } catch (fault) {
    // One mail that cannot be written must not hold up the others.
    delivery.report(fault);
    return postpone(delivery, row, "it could not be written");
  }
  if (!mail) return noted(db, (tx) => markDropped(tx, row.id, clock()));
  const words = mail;
  await noted(db, (tx) => freezeMail(tx, row.id, words));
  if (!transport) return noted(db, (tx) => markSent(tx, row.id, clock(), true));
  const result = await transport.send(mail, messageIdOf(row, delivery.sender));
  if (result.kind === "sent") return noted(db, (tx) => markSent(tx, row.id, clock(), false));
  if (result.kind === "later") return postpone(delivery, row, result.error);
  return noted(db, (tx) => markFailed(tx, row.id, { now: clock(), retryAt: null, error: result.error }));
}

function postpone({ db, clock }: Delivery, row: OutboxRow, error: string): Promise<void> {
  const delay = retryDelayMs(row.attempts, Math.random());
  const retryAt = delay === null ? null : plus(clock(), delay);
  return noted(db, (tx) => markFailed(tx, row.id, { now: clock(), retryAt, error }));
}

const askAgainMs = 200;

/**
 * Writes what became of a mail, however long another process writes: a mail that was sent and not noted would go out
 * again.
 */
async function noted(db: Database, write: (tx: Database) => void): Promise<void> {
  while (!writeUnlessBusy(db, write)) await pause(askAgainMs);
}

/** The world is read again before each try; the words are those of the first try (standards OUT-03, MAIL-07). */
function stillTrue(delivery: Delivery, row: OutboxRow): StoredMail | null {
  const ctx: Context = {
    db: delivery.db,
    now: delivery.clock(),
    actor: { kind: "anonymous" },
    language: delivery.defaultLanguage,
    origin: delivery.origin,
  };
  const prepared = prepareMail(ctx, row, delivery.sender);
  if (!prepared) return null;
  if (row.mail) return row.mail;
  const { to, language, model, calendar } = prepared;
  return { to, language, ...renderMail(model, language), ...(calendar ? { calendar } : {}) };
}

/** The same on every retry, so that a mail accepted twice is seen as one (standards MAIL-07). */
const messageIdOf = (row: OutboxRow, sender: Sender): string =>
  `<${row.kind.replaceAll("_", "-")}.${row.id}@${sender.email.split("@")[1]}>`;
