import { outboxStates, type StoredMail, suppressionReasons } from "#app/domain/model/outbox.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";

/** Mails to send, written in the transaction of the change they report. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind").notNull(),
    /** Its shape is the `payload` schema of the mail kind (`domain/model/mail.ts`). Emptied once the mail is sent. */
    payload: text("payload", { mode: "json" }).$type<unknown>().notNull(),
    /** The mail key: replays and double clicks make one row (OUT-02). */
    dedupeKey: text("dedupe_key").notNull().unique(),
    /** The subject of the mail, as `page:<id>` or `event:<id>`, to find it when that is erased or changes again. */
    subject: text("subject"),
    /** Hash of the recipient, for counting mails per address without storing it; erased after a day. */
    recipientHash: text("recipient_hash"),
    /** Hash of the address the mail went to, kept while it may still bounce. */
    sentToHash: text("sent_to_hash"),
    /** Domain of the recipient, for rate limits per domain; known once the mail is written. */
    recipientDomain: text("recipient_domain"),
    /** Lower numbers go first: one-time codes before news. */
    priority: integer("priority").notNull(),
    state: text("state", { enum: outboxStates }).notNull(),
    runAt: instant("run_at").notNull(),
    /** When it was first due; null for rows older than this column. A late mail says when it was due. */
    scheduledFor: instant("due_at"),
    attempts: integer("attempts").notNull(),
    leaseUntil: instant("lease_until"),
    lastError: text("last_error"),
    /** Cause of the last refusal, if it needs attention: one of `domain/mail/refusal-causes.ts`. */
    refusal: text("refusal"),
    /** Since when the mail has been refused for that cause. */
    refusedAt: instant("refused_at"),
    /** The words of the first attempt, so that a retry repeats them under the same Message-ID (MAIL-07). */
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

/** Addresses that get no mail, as hashes (OUT-09). */
export const suppressions = sqliteTable("suppression", {
  addressHash: text("address_hash").primaryKey(),
  reason: text("reason", { enum: suppressionReasons }).notNull(),
  until: instant("until").notNull(),
  createdAt: instant("created_at").notNull(),
});
