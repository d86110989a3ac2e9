import { languages } from "#app/domain/languages/language.ts";
import { placeLevels, welcomeStates } from "#app/domain/model/place.ts";
import type { IanaZone } from "#app/domain/time/zoned-time.ts";
import { index, integer, primaryKey, real, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";

export const regions = sqliteTable("region", {
  code: text("code").primaryKey(),
  position: integer("position").notNull(),
});

export const regionTexts = sqliteTable(
  "region_text",
  {
    regionCode: text("region_code")
      .notNull()
      .references(() => regions.code, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.regionCode, table.language] })],
);

/** Codes are ISO 3166-1 alpha-2 in upper case; Namibia is the string "NA". */
export const countries = sqliteTable("country", {
  code: text("code").primaryKey(),
  regionCode: text("region_code")
    .notNull()
    .references(() => regions.code),
  defaultPlaceLevel: text("default_place_level", { enum: placeLevels }).notNull().default("public"),
});

export const cities = sqliteTable(
  "city",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    countryCode: text("country_code")
      .notNull()
      .references(() => countries.code),
    name: text("name").notNull(),
    latitude: real("latitude").notNull(),
    longitude: real("longitude").notNull(),
    timeZone: text("time_zone").$type<IanaZone>().notNull(),
    defaultPlaceLevel: text("default_place_level", { enum: placeLevels }).notNull(),
    state: text("state", { enum: ["listed", "proposed"] })
      .notNull()
      .default("listed"),
    /** Since when the whole programme of the city is hidden in an emergency. */
    hiddenAt: instant("hidden_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("city_country_name").on(table.countryCode, table.name),
    index("city_country").on(table.countryCode),
    // Read with every public page; hidden cities are few.
    index("city_hidden").on(table.hiddenAt),
  ],
);

export const cityTexts = sqliteTable(
  "city_text",
  {
    cityId: uuid("city_id")
      .notNull()
      .references(() => cities.id, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.cityId, table.language] })],
);

/**
 * Sentence with which a city welcomes visitors of its page, in a language. Written by its local authorities, public
 * once a coordinator approved it; a new one waits beside the public one.
 */
export const cityWelcomes = sqliteTable(
  "city_welcome",
  {
    cityId: uuid("city_id")
      .notNull()
      .references(() => cities.id, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    state: text("state", { enum: welcomeStates }).notNull(),
    sentence: text("sentence").notNull(),
    /** Why a coordinator refused it. */
    reason: text("reason"),
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.language, table.state] }),
    index("city_welcome_waiting").on(table.state, table.writtenAt),
  ],
);
