import type { DraftEntry, EventPart } from "#app/domain/model/event-form-part.ts";
import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { accounts } from "./accounts.ts";

/**
 * An event draft: a new event that is incomplete, or unconfirmed changes to an existing one, as typed, faults included.
 * No foreign key to the event, which need not exist yet.
 */
export const eventDrafts = sqliteTable(
  "event_draft",
  {
    eventId: uuid("event_id").primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    /** The organiser's own key of an event that was imported from a file. */
    externalId: text("external_id"),
    /** Saved event that the new one copies: its picture, translations and sessions follow once the draft is complete. */
    copiedFrom: uuid("copied_from"),
    createdAt: instant("created_at").notNull(),
    editedAt: instant("edited_at").notNull(),
  },
  (table) => [
    index("event_draft_organisation").on(table.organisationId),
    index("event_draft_copied").on(table.copiedFrom),
  ],
);

/** One part of the event form, as names and values. */
export const eventDraftParts = sqliteTable(
  "event_draft_part",
  {
    eventId: uuid("event_id")
      .notNull()
      .references(() => eventDrafts.eventId, { onDelete: "cascade" }),
    part: text("part").$type<EventPart>().notNull(),
    entries: text("entries", { mode: "json" }).$type<readonly DraftEntry[]>().notNull(),
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "set null" }),
    editedAt: instant("edited_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.part] })],
);
