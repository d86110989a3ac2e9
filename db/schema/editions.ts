import { editionStates } from "#app/domain/model/edition.ts";
import { languages } from "#app/domain/languages/language.ts";
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant, localDate, uuid } from "./columns.ts";
import { cities } from "./places.ts";

export const editions = sqliteTable("edition", {
  id: uuid("id").primaryKey(),
  code: text("code").notNull().unique(),
  state: text("state", { enum: editionStates }).notNull(),
  startsOn: localDate("starts_on").notNull(),
  endsOn: localDate("ends_on").notNull(),
  /** Last day on which events may be submitted, in the time of the event's city. */
  submitUntil: localDate("submit_until").notNull(),
  /** True when all events are invented: said on every page, and never indexed. */
  fictitious: flag("fictitious").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

export const editionTexts = sqliteTable(
  "edition_text",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.language] })],
);

/** The edition window of a city: its own days inside the edition's or near them. */
export const editionCities = sqliteTable(
  "edition_city",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id, { onDelete: "cascade" }),
    cityId: uuid("city_id")
      .notNull()
      .references(() => cities.id, { onDelete: "cascade" }),
    startsOn: localDate("starts_on").notNull(),
    endsOn: localDate("ends_on").notNull(),
    submitUntil: localDate("submit_until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.cityId] })],
);
