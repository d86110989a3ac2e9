import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { uuid } from "./columns.ts";

/** Which row of the search index (`event_search`, FTS5) is of which event. */
export const searchDocuments = sqliteTable("search_document", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  eventId: uuid("event_id").notNull().unique(),
});

/** Events of which something that can be searched changed: written by triggers, emptied before the next search. */
export const searchQueue = sqliteTable("search_queue", {
  eventId: text("event_id").primaryKey(),
});
