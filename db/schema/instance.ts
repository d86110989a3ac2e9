import { integer, sqliteTable } from "drizzle-orm/sqlite-core";

/** One row: what this installation counts. */
export const instance = sqliteTable("instance", {
  id: integer("id").primaryKey(),
  /** Raised in the transaction of every publicly visible change; cached pages are of one version. */
  programmeVersion: integer("programme_version").notNull(),
});
