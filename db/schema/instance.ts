import { languages } from "#app/domain/languages/language.ts";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant } from "./columns.ts";

/** The state of this installation, in one row. */
export const instance = sqliteTable("instance", {
  id: integer("id").primaryKey(),
  /** Raised in the transaction of every publicly visible change; cached pages belong to one version. */
  programmeVersion: integer("programme_version").notNull(),
  /** True while erased data still has traces outside the tables: in the search index or the write-ahead log. */
  erasureWaits: flag("erasure_waits").notNull().default(false),
});

/**
 * When the content of a feed last changed. The newest entry does not tell, because an entry may also have left the
 * feed.
 */
export const feedChanges = sqliteTable(
  "feed_change",
  {
    /** Hash of the feed's address. */
    feed: text("feed").primaryKey(),
    /** Hash of the feed's content. */
    fingerprint: text("fingerprint").notNull(),
    /** In whole seconds; never falls. */
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [index("feed_change_age").on(table.changedAt, table.feed)],
);

/** Settings of this installation that the secretariat writes: names, who runs it, what the law asks to be said. */
export const instanceTexts = sqliteTable(
  "instance_text",
  {
    setting: text("setting").notNull(),
    /** Language of the text (BCP 47); `zxx` for an address, which has none. */
    language: text("language", { enum: [...languages, "zxx"] }).notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.setting, table.language] })],
);
