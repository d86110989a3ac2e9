import { languages } from "#app/domain/languages/language.ts";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, localDate, uuid } from "./columns.ts";

/** A weekly mail about what a public filter shows. It begins when the owner of the address has said so by a button. */
export const digests = sqliteTable("digest", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  language: text("language", { enum: languages }).notNull(),
  /** The filter as it stands in an address, normalised. */
  query: text("query").notNull(),
  confirmToken: text("confirm_token").notNull().unique(),
  /** Names list and reader at once (MAIL-02); short, so that its header is one line (MAIL-03). */
  unsubscribeToken: text("unsubscribe_token").notNull().unique(),
  confirmedAt: instant("confirmed_at"),
  /** The day the last one was written for. */
  lastSentOn: localDate("last_sent_on"),
  /** What was approved after this is new in the next one. */
  newsSince: instant("news_since").notNull(),
  createdAt: instant("created_at").notNull(),
});
