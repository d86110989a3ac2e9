import { memberRoles, organisationKinds, organisationStates } from "#app/domain/organisations/organisation.ts";
import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { people } from "./people.ts";
import { cities } from "./places.ts";

export const organisations = sqliteTable(
  "organisation",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    kind: text("kind", { enum: organisationKinds }).notNull(),
    cityId: uuid("city_id")
      .notNull()
      .references(() => cities.id),
    /** Private as soon as there is an alias. */
    name: text("name").notNull(),
    alias: text("alias"),
    /** Private; for coordinators only. */
    contactEmail: text("contact_email").notNull(),
    state: text("state", { enum: organisationStates }).notNull(),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
  },
  (table) => [index("organisation_city").on(table.cityId)],
);

export const memberships = sqliteTable(
  "membership",
  {
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text("role", { enum: memberRoles }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index("membership_person").on(table.personId),
  ],
);
