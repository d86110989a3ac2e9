import { languages, type Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { accounts } from "./accounts.ts";

/** A message of a coordinator to the organisers of a scope. */
export const organiserMessages = sqliteTable(
  "organiser_message",
  {
    id: uuid("id").primaryKey(),
    /** Null once the account is gone; its draft goes with it. */
    authorId: uuid("author_id").references(() => accounts.id, { onDelete: "set null" }),
    /** Query of the contact filter that chooses the readers. */
    filter: text("filter").notNull(),
    /** Scopes of the author when it was sent, which name the sender; empty for a draft. */
    scopes: text("scopes", { mode: "json" }).$type<Scope[]>().notNull(),
    createdAt: instant("created_at").notNull(),
    /** Version of a draft: what is sent must be what was seen. */
    savedAt: instant("saved_at").notNull(),
    /** Null for a draft. */
    sentAt: instant("sent_at"),
    /** Number of readers by their language; null for a draft. */
    reached: text("reached", { mode: "json" }).$type<Partial<Record<Language, number>>>(),
    /** Number of those who did not want such messages when it was sent. */
    unwilling: integer("unwilling").notNull().default(0),
  },
  (table) => [index("organiser_message_author").on(table.authorId)],
);

export const organiserMessageTexts = sqliteTable(
  "organiser_message_text",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => organiserMessages.id, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.language] })],
);

/** The choice of an organiser to get messages of coordinators or none; a row is made with the first one. */
export const organiserMailChoices = sqliteTable("organiser_mail_choice", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Secret of the link that stops the messages, without a sign-in (RFC 8058). */
  token: text("token").notNull().unique(),
  /** Null: they are wanted. */
  stoppedAt: instant("stopped_at"),
});
