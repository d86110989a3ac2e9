import { languages } from "#app/domain/languages/language.ts";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, localDate, uuid } from "./columns.ts";

/**
 * A weekly mail about the events that a public filter shows. It starts once the owner of the address has confirmed it.
 */
export const digests = sqliteTable("digest", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  language: text("language", { enum: languages }).notNull(),
  /** The filter as the normalised query of an address. */
  query: text("query").notNull(),
  confirmToken: text("confirm_token").notNull().unique(),
  /** Identifies both the list and the reader (MAIL-02); short, so that the header fits on one line (MAIL-03). */
  unsubscribeToken: text("unsubscribe_token").notNull().unique(),
  confirmedAt: instant("confirmed_at"),
  /** The Monday for which the last mail was written. */
  lastSentOn: localDate("last_sent_on"),
  /** Events approved after this moment are new in the next mail. */
  newsSince: instant("news_since").notNull(),
  createdAt: instant("created_at").notNull(),
});
