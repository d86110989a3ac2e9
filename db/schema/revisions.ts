import type { RevisedFields } from "#app/domain/model/revision.ts";
import { revisionStates } from "#app/domain/model/revision.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant, uuid } from "./columns.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/**
 * Changes to what an approved event says, waiting for a coordinator while the approved version stays public (product 3).
 * Several edits in a row make one.
 */
export const eventRevisions = sqliteTable(
  "event_revision",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    state: text("state", { enum: revisionStates }).notNull(),
    /** By field: what is public, and what it shall become. */
    fields: text("fields", { mode: "json" }).$type<RevisedFields>().notNull(),
    reason: text("reason"),
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at").notNull(),
    decidedAt: instant("decided_at"),
  },
  (table) => [index("event_revision_event").on(table.eventId, table.state)],
);

/** The picture of an event. Its files lie in the uploads folder under its id, one per width and format. */
export const eventPictures = sqliteTable(
  "event_picture",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /** What it shows, for those who do not see it, in the language of the event's text. */
    alternativeText: text("alternative_text").notNull(),
    credit: text("credit"),
    /** Pixels of the largest size made. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** Whether it is the event's picture, or only proposed for an approved event. */
    isProposed: flag("is_proposed").notNull().default(false),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("event_picture_event").on(table.eventId)],
);
