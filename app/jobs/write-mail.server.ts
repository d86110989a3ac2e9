import { eventDecided } from "#emails/event-decided/mail.ts";
import type { Context } from "#app/domain/context.ts";
import { lateAfterMs, type StoredMail } from "#app/domain/model/outbox.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import { findThread, type OutboxRow } from "#db/queries/outbox-delivery.server.ts";
import { enqueueMail } from "#app/domain/notifications/enqueue-mail.server.ts";
import type { PreparedMail, Sender } from "#emails/prepared-mail.ts";
import { mailOf } from "#emails/registry.server.ts";
import type { Delivery } from "./deliver-outbox.server.ts";

/**
 * Write a mail from the current data, read again before each attempt (OUT-03); null if it is obsolete. A mail that may
 * have arrived is repeated unchanged under the same id; if its text would differ now, it gets another id (MAIL-07).
 */
export function writeMail(delivery: Delivery, row: OutboxRow): StoredMail | null {
  const ctx: Context = {
    db: delivery.db,
    now: delivery.clock(),
    actor: { kind: "anonymous" },
    language: delivery.defaultLanguage,
    origin: delivery.origin,
  };
  const prepared = mailOf(row.kind).prepare(ctx, row.payload, delivery.sender);
  if (!prepared) return null;
  const { to, language, render, calendar, list, replyTo, repliesTo, apart } = prepared;
  if (apart) queueApart(delivery.db, row, apart, ctx.now);
  const thread = repliesTo ? findThread(delivery.db, repliesTo, hashSecret(to)) : null;
  const written = (lateSince: Instant | null): StoredMail => ({
    to,
    language,
    ...render(lateSince),
    ...(lateSince === null ? {} : { lateSince }),
    ...(calendar ? { calendar } : {}),
    ...(list ? { list } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(thread ? { repliesTo: messageIdOf(thread, delivery.sender) } : {}),
  });
  const before = row.mail;
  if (!before) return written(lateSinceOf(row, ctx.now));
  const { rev = 0, ...words } = before;
  // Compare without the note that a mail is late: being late does not make it another mail.
  const isSame = JSON.stringify(sorted(words)) === JSON.stringify(sorted(written(words.lateSince ?? null)));
  return isSame ? before : { ...written(lateSinceOf(row, ctx.now)), rev: rev + 1 };
}

/** Queue a separate mail; its key makes sure that it is queued once, however often this one is tried. */
function queueApart(tx: Database, row: OutboxRow, payload: NonNullable<PreparedMail["apart"]>, now: Instant): void {
  const dedupeKey = eventDecided.key(payload.reviewId);
  enqueueMail(tx, eventDecided, { payload, dedupeKey, subject: row.subject ?? dedupeKey, now });
}

/** Return when a mail was due, if it is so late that it has to say so. */
function lateSinceOf({ scheduledFor, createdAt }: OutboxRow, now: Instant): Instant | null {
  const due = scheduledFor ?? createdAt;
  return now - due > lateAfterMs ? due : null;
}

const sorted = (words: object): [string, unknown][] =>
  Object.entries(words).sort(([key], [otherKey]) => (key < otherKey ? -1 : 1));

/** Return the Message-ID of a mail: the same on each attempt, so that a duplicate is recognised (standards MAIL-07). */
export const messageIdOf = (row: { id: string; kind: string }, sender: Sender, rev = 0): string =>
  `<${mailOf(row.kind).kind.messageIdName}.${row.id}${rev === 0 ? "" : `.${rev}`}@${sender.email.split("@")[1]}>`;
