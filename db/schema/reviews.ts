import { reviewActions } from "#app/domain/model/review-state.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/**
 * The history of an event: the actions of organisers and coordinators, in order, with the reason of a refusal or
 * request.
 */
export const reviews = sqliteTable(
  "review",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    action: text("action", { enum: reviewActions }).notNull(),
    revision: integer("revision").notNull(),
    reason: text("reason"),
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
  },
  (table) => [index("review_event").on(table.eventId, table.at)],
);

/** The audit log: who did what, when, to which fields. It never contains a place, a contact, a nickname or a token. */
export const auditEntries = sqliteTable(
  "audit_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: instant("at").notNull(),
    actor: text("actor", { enum: ["person", "operator", "system"] }).notNull(),
    /** No foreign key, so that the entry outlives the account; the id alone identifies no person. */
    accountId: uuid("account_id"),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    cityId: uuid("city_id"),
    fields: text("fields", { mode: "json" }).$type<string[]>().notNull(),
    oldState: text("old_state"),
    newState: text("new_state"),
    /** Why somebody took data out, in their words, without addresses; null for other actions. */
    reason: text("reason"),
  },
  (table) => [index("audit_entry_subject").on(table.subjectKind, table.subjectId)],
);
