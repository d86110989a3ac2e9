import type { Context } from "#app/domain/context.ts";
import { messageIdName } from "#app/domain/model/mail.ts";
import { mailKey } from "#app/domain/model/mail-key.ts";
import { lateAfterMs, type StoredMail } from "#app/domain/model/outbox.ts";
import { hashSecret } from "#app/domain/secrets.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import { findThread, type OutboxRow } from "#db/queries/outbox-delivery.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import type { PreparedMail } from "#emails/mail-model.ts";
import { renderMail } from "#emails/render.server.tsx";
import type { Delivery } from "./deliver-outbox.server.ts";
import { prepareMail, type Sender } from "./prepare-mail.server.ts";

/**
 * Writes a mail, or nothing where it has nothing to say any more. The world is read again before each try (OUT-03). What may have arrived is repeated as it was, under the same id; where it
 * would say something else now, that is another mail under another id (MAIL-07).
 */
export function writeMail(delivery: Delivery, row: OutboxRow): StoredMail | null {
  const ctx: Context = {
    db: delivery.db,
    now: delivery.clock(),
    actor: { kind: "anonymous" },
    language: delivery.defaultLanguage,
    origin: delivery.origin,
  };
  const prepared = prepareMail(ctx, row, delivery.sender);
  if (!prepared) return null;
  const { to, language, model, calendar, list, repliesTo, apart } = prepared;
  if (apart) queueApart(delivery.db, row, apart, ctx.now);
  const thread = repliesTo ? findThread(delivery.db, repliesTo, hashSecret(to)) : null;
  const written = (lateSince: Instant | null): StoredMail => ({
    to,
    language,
    ...renderMail(model, language, lateSince),
    ...(lateSince === null ? {} : { lateSince }),
    ...(calendar ? { calendar } : {}),
    ...(list ? { list } : {}),
    ...(thread ? { repliesTo: messageIdOf(thread, delivery.sender) } : {}),
  });
  const before = row.mail;
  if (!before) return written(lateSinceOf(row, ctx.now));
  const { rev = 0, ...words } = before;
  // That it is late by now makes no other mail of what may have arrived in time.
  const isSame = JSON.stringify(sorted(words)) === JSON.stringify(sorted(written(words.lateSince ?? null)));
  return isSame ? before : { ...written(lateSinceOf(row, ctx.now)), rev: rev + 1 };
}

/** Once, however often the mail is tried that it was taken out of: it has a key of its own. */
function queueApart(tx: Database, row: OutboxRow, payload: NonNullable<PreparedMail["apart"]>, now: Instant): void {
  const dedupeKey = mailKey("event_decided", [payload.reviewId]);
  enqueueMail(tx, { kind: "event_decided", payload, dedupeKey, subject: row.subject ?? dedupeKey, now });
}

/** When a mail was due that goes out too late to say nothing of it. */
function lateSinceOf({ scheduledFor, createdAt }: OutboxRow, now: Instant): Instant | null {
  const due = scheduledFor ?? createdAt;
  return now - due > lateAfterMs ? due : null;
}

const sorted = (words: object): [string, unknown][] =>
  Object.entries(words).sort(([key], [otherKey]) => (key < otherKey ? -1 : 1));

/** The same on every retry, so that a mail accepted twice is seen as one (standards MAIL-07). */
export const messageIdOf = (row: { id: string; kind: string }, sender: Sender, rev = 0): string =>
  `<${messageIdName(row.kind)}.${row.id}${rev === 0 ? "" : `.${rev}`}@${sender.email.split("@")[1]}>`;
