import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant } from "./columns.ts";

/** One row: what this installation counts. */
export const instance = sqliteTable("instance", {
  id: integer("id").primaryKey(),
  /** Raised in the transaction of every publicly visible change; cached pages are of one version. */
  programmeVersion: integer("programme_version").notNull(),
  /** Whether something was erased whose traces beside the tables still stand: in the search index, in the log of writes. */
  erasureWaits: flag("erasure_waits").notNull().default(false),
});

/** When what a feed says last changed. Its newest entry cannot tell: another may have left the feed. */
export const feedChanges = sqliteTable(
  "feed_change",
  {
    /** Hash of the feed's address. */
    feed: text("feed").primaryKey(),
    /** Hash of what it said. */
    fingerprint: text("fingerprint").notNull(),
    /** In whole seconds; never falls. */
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [index("feed_change_age").on(table.changedAt, table.feed)],
);
