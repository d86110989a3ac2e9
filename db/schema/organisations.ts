import { memberRoles, organisationKinds, organisationStates } from "#app/domain/model/organisation.ts";
import { index, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { accounts } from "./accounts.ts";
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
    /** The public name under which it was verified; where it has another since, a coordinator looks at it again. */
    verifiedAs: text("verified_as"),
    renamedAt: instant("renamed_at"),
    /** The name and alias it asks for while a coordinator has not read them; null name: nothing waits. */
    proposedName: text("proposed_name"),
    proposedAlias: text("proposed_alias"),
    /** How a coordinator can find out that it is what it says. Private. */
    proof: text("proof"),
    /** The city's own organisation that knows it. */
    vouchedById: uuid("vouched_by_id"),
    vouchedAt: instant("vouched_at"),
    /** Since when its events publish at once and are looked at afterwards. */
    trustedAt: instant("trusted_at"),
    /** Since when nothing of it is public, in an emergency; what it was before comes back when it is shown again. */
    hiddenAt: instant("hidden_at"),
  },
  (table) => [index("organisation_city").on(table.cityId)],
);

export const memberships = sqliteTable(
  "membership",
  {
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    role: text("role", { enum: memberRoles }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.accountId] }),
    index("membership_account").on(table.accountId),
  ],
);

/** Somebody was asked by mail to join; whoever signs in with that address may say yes. */
export const memberInvitations = sqliteTable(
  "member_invitation",
  {
    id: uuid("id").primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    /** Lower case. */
    email: text("email").notNull(),
    role: text("role", { enum: memberRoles }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    unique("member_invitation_once").on(table.organisationId, table.email),
    index("member_invitation_email").on(table.email),
  ],
);
