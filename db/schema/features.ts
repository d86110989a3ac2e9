import { scopeKinds } from "#app/domain/model/scope.ts";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { localDate, instant, uuid } from "./columns.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/** An event featured on the page of a city, a country, a region or the network for some days, in an order. */
export const features = sqliteTable(
  "feature",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    placeKind: text("place_kind", { enum: scopeKinds }).notNull(),
    /** The code of the place, as in a scope. */
    placeCode: text("place_code").notNull(),
    /** First and last day, in the time zone of the event's city. */
    startsOn: localDate("starts_on").notNull(),
    endsOn: localDate("ends_on").notNull(),
    position: integer("position").notNull(),
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("feature_once").on(table.eventId, table.placeKind, table.placeCode),
    index("feature_place").on(table.placeKind, table.placeCode, table.position),
  ],
);
