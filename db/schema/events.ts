import { attendances, inclusionAnswers, languageUses, translationStates } from "#app/domain/model/event.ts";
import { coHostStates } from "#app/domain/model/co-hosting.ts";
import { participationModes } from "#app/domain/model/participation.ts";
import { reviewStates } from "#app/domain/model/review-state.ts";
import { languages } from "#app/domain/languages/language.ts";
import { placeLevels } from "#app/domain/model/place.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, instant, uuid } from "./columns.ts";
import { editions } from "./editions.ts";
import { organisations } from "./organisations.ts";
import { accounts } from "./accounts.ts";
import { cities } from "./places.ts";

export const events = sqliteTable(
  "event",
  {
    id: uuid("id").primaryKey(),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id),
    slug: text("slug").notNull().unique(),
    leadOrganisationId: uuid("lead_organisation_id")
      .notNull()
      .references(() => organisations.id),
    cityId: uuid("city_id")
      .notNull()
      .references(() => cities.id),
    /** The organiser's own key, by which imports update an event instead of duplicating it. */
    externalId: text("external_id"),
    /** Event that this one was copied from. No foreign key: that one may be deleted. */
    copiedFrom: uuid("copied_from"),
    format: text("format").notNull(),
    attendance: text("attendance", { enum: attendances }).notNull(),
    /** Language of the original text. */
    language: text("language", { enum: languages }).notNull(),
    review: text("review", { enum: reviewStates }).notNull(),
    placeLevel: text("place_level", { enum: placeLevels }).notNull(),
    venueName: text("venue_name"),
    streetAddress: text("street_address"),
    district: text("district"),
    latitude: real("latitude"),
    longitude: real("longitude"),
    placeAsk: text("place_ask"),
    revealHoursBefore: integer("reveal_hours_before"),
    joinUrl: text("join_url"),
    /** True when the join link is shown to the public; false: only to attendees with a seat. */
    joinUrlPublic: flag("join_url_public").notNull().default(false),
    participation: text("participation", { enum: participationModes }).notNull(),
    partyLimit: integer("party_limit").notNull(),
    /** Private: for reviewers, and for mail about this event. */
    contactEmail: text("contact_email").notNull(),
    publicContact: text("public_contact"),
    /** Name of one more language spoken there, as typed, for which there is no code; null: none. */
    otherLanguage: text("other_language"),
    createdBy: uuid("created_by").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    submittedAt: instant("submitted_at"),
    approvedAt: instant("approved_at"),
    /** Last change of anything public: LAST-MODIFIED of calendars, `updatedAt` of feeds. */
    revisedAt: instant("revised_at").notNull(),
    /**
     * The latest `revisedAt` of the event and of its dates. Kept by triggers, so that no write to a date can miss it.
     */
    updatedAt: instant("updated_at")
      .notNull()
      .default(0 as Instant),
    /** Rises with every save. A reviewer decides on the version they saw. */
    revision: integer("revision").notNull(),
  },
  (table) => [
    index("event_review").on(table.review, table.submittedAt),
    index("event_updated").on(table.updatedAt, table.id),
    index("event_city").on(table.cityId),
    index("event_lead").on(table.leadOrganisationId),
    uniqueIndex("event_external").on(table.leadOrganisationId, table.externalId),
    index("event_copied").on(table.copiedFrom),
  ],
);

const eventId = () =>
  uuid("event_id")
    .notNull()
    .references(() => events.id, { onDelete: "cascade" });

export const eventTexts = sqliteTable(
  "event_text",
  {
    eventId: eventId(),
    language: text("language", { enum: languages }).notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    description: text("description").notNull(),
    state: text("state", { enum: translationStates }).notNull(),
    authorId: uuid("author_id").references(() => accounts.id, { onDelete: "set null" }),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.language] })],
);

export const eventThemes = sqliteTable(
  "event_theme",
  { eventId: eventId(), theme: text("theme").notNull() },
  (table) => [primaryKey({ columns: [table.eventId, table.theme] })],
);

/** Languages spoken, interpreted or signed at the event, independent of the languages of its texts. */
export const eventLanguages = sqliteTable(
  "event_language",
  {
    eventId: eventId(),
    use: text("use", { enum: languageUses }).notNull(),
    code: text("code").notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.use, table.code] })],
);

/** Inclusion answers. A code without a row is unanswered and is never shown as "no". */
export const eventInclusion = sqliteTable(
  "event_inclusion",
  {
    eventId: eventId(),
    code: text("code").notNull(),
    answer: text("answer", { enum: inclusionAnswers }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.code] })],
);

export const coHosts = sqliteTable(
  "co_host",
  {
    eventId: eventId(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    state: text("state", { enum: coHostStates }).notNull(),
    /** Time of the last invitation or request. */
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.organisationId] }),
    index("co_host_organisation").on(table.organisationId),
  ],
);
