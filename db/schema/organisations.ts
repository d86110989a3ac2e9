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
    /** Private when there is an alias. */
    name: text("name").notNull(),
    alias: text("alias"),
    /** Private: for coordinators only. */
    contactEmail: text("contact_email").notNull(),
    state: text("state", { enum: organisationStates }).notNull(),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
    /** The public name under which it was verified. When the present name differs, a coordinator reviews it again. */
    verifiedAs: text("verified_as"),
    renamedAt: instant("renamed_at"),
    /** The name and alias that wait for a coordinator's review; null name: none. */
    proposedName: text("proposed_name"),
    proposedAlias: text("proposed_alias"),
    /** How a coordinator can verify the organisation. Private. */
    proof: text("proof"),
    /** The local authority of its city that vouched for it. */
    vouchedById: uuid("vouched_by_id"),
    vouchedAt: instant("vouched_at"),
    /** Since when its events are public at once and reviewed afterwards; null: not trusted. */
    trustedAt: instant("trusted_at"),
    /** Since when it is the authority that a coordinator named as its city's; null: no powers over others' events. */
    authorityNamedAt: instant("authority_named_at"),
    /** Since when everything of it is hidden in an emergency. Restoring brings the earlier state back. */
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

/** An invitation by mail to join an organisation, which the owner of the address accepts after signing in. */
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
