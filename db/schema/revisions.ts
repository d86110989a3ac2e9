import type { RevisedFields } from "#app/domain/model/revision.ts";
import { revisionStates } from "#app/domain/model/revision.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant, uuid } from "./columns.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/**
 * Changes to the texts of an approved event that wait for a coordinator while the approved version stays public
 * (product 3). Successive edits form one revision.
 */
export const eventRevisions = sqliteTable(
  "event_revision",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    state: text("state", { enum: revisionStates }).notNull(),
    /** By field: the public value and the proposed one. */
    fields: text("fields", { mode: "json" }).$type<RevisedFields>().notNull(),
    reason: text("reason"),
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at").notNull(),
    decidedAt: instant("decided_at"),
  },
  (table) => [index("event_revision_event").on(table.eventId, table.state)],
);

/** The picture of an event. Its files are in the uploads folder under its id, one per width and format. */
export const eventPictures = sqliteTable(
  "event_picture",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /** Alternative text for people who cannot see the picture, in the language of the event's text. */
    alternativeText: text("alternative_text").notNull(),
    credit: text("credit"),
    /** Size of the largest file, in pixels. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** True while the picture is only proposed for an approved event; false: it is the event's picture. */
    isProposed: flag("is_proposed").notNull().default(false),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("event_picture_event").on(table.eventId)],
);
