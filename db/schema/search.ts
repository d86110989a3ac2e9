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

/**
 * Each event whose dates, place, answers, visibility or seats changed, with the number of its last change. Written by
 * triggers; each process reads what follows the last number it has seen.
 */
export const programmeChanges = sqliteTable("programme_change", {
  number: integer("number").primaryKey({ autoIncrement: true }),
  eventId: text("event_id").notNull().unique(),
});
