import type { MailKind } from "#app/domain/model/mail.ts";
import { outboxStates, type StoredMail, suppressionReasons } from "#app/domain/model/outbox.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";

/** Mail to be sent, written in the transaction of the change it tells of. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").$type<MailKind>().notNull(),
    /** Shape by kind: `domain/model/mail.ts`. Emptied once the mail is sent. */
    payload: text("payload", { mode: "json" }).$type<unknown>().notNull(),
    /** One mail per intent: replays and double clicks make one row (OUT-02). */
    dedupeKey: text("dedupe_key").notNull().unique(),
    /** What the mail is about, as `page:<id>` or `event:<id>`: to find it when that is erased or changes again. */
    subject: text("subject"),
    /** Counts mails to one address without keeping it; forgotten after a day. */
    recipientHash: text("recipient_hash"),
    /** Of the address the mail went to, kept while it may still bounce. */
    sentToHash: text("sent_to_hash"),
    /** The domain of the recipient, known once the mail is written: for limits by domain. */
    recipientDomain: text("recipient_domain"),
    /** Lower goes first: codes before news. */
    priority: integer("priority").notNull(),
    state: text("state", { enum: outboxStates }).notNull(),
    runAt: instant("run_at").notNull(),
    /** When it was first to go out; null for rows older than this column. Whoever gets it late is told. */
    scheduledFor: instant("due_at"),
    attempts: integer("attempts").notNull(),
    leaseUntil: instant("lease_until"),
    lastError: text("last_error"),
    /** What the last refusal meant, if it is to be looked at: a cause of `domain/mail/refusal-causes.ts`. */
    refusal: text("refusal"),
    /** Since when it has been refused for that. */
    refusedAt: instant("refused_at"),
    /** Frozen at the first attempt, so that a retry repeats the same words under the same Message-ID (MAIL-07). */
    mail: text("mail", { mode: "json" }).$type<StoredMail>(),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
  },
  (table) => [
    index("outbox_due").on(table.state, table.priority, table.runAt),
    index("outbox_recipient").on(table.recipientHash),
    index("outbox_subject").on(table.subject),
  ],
);

/** Addresses that take no mail, as hashes (OUT-09). */
export const suppressions = sqliteTable("suppression", {
  addressHash: text("address_hash").primaryKey(),
  reason: text("reason", { enum: suppressionReasons }).notNull(),
  /** Until when. */
  until: instant("until").notNull(),
  createdAt: instant("created_at").notNull(),
});
