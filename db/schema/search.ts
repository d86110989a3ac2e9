import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { uuid } from "./columns.ts";

/** The event of each row of the search index (`event_search`, FTS5). */
export const searchDocuments = sqliteTable("search_document", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  eventId: uuid("event_id").notNull().unique(),
});

/** Events whose searchable content changed. Written by triggers, emptied before the next search. */
export const searchQueue = sqliteTable("search_queue", {
  eventId: text("event_id").primaryKey(),
});
