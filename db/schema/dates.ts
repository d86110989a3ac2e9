import { dateStatuses } from "#app/domain/model/date.ts";
import { languages } from "#app/domain/languages/language.ts";
import type { IanaZone } from "#app/domain/time/zoned-time.ts";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, instant, localDateTime, uuid } from "./columns.ts";
import { events } from "./events.ts";

/** A date of an event: its status, sequence and capacity, and when it was to begin before it moved (product 3). */
export const eventDates = sqliteTable(
  "event_date",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /**
     * The wall clock and the zone are authoritative (WALL-01); the offset is stored only for a time that comes twice.
     */
    startsAtLocal: localDateTime("starts_at_local").notNull(),
    endsAtLocal: localDateTime("ends_at_local").notNull(),
    startOffset: integer("start_offset_minutes"),
    endOffset: integer("end_offset_minutes"),
    timeZone: text("time_zone").$type<IanaZone>().notNull(),
    /** Computed from the wall clock, the offsets and the zone with the zone data of this row. */
    startsAtUtc: instant("starts_at_utc").notNull(),
    endsAtUtc: instant("ends_at_utc").notNull(),
    zoneDataVersion: text("zone_data_version").notNull(),
    status: text("status", { enum: dateStatuses }).notNull(),
    /**
     * Rises with each change that calendars show, also when the date is hidden or restored; never falls (RFC 5545
     * 3.8.7.4).
     */
    sequence: integer("sequence").notNull(),
    previousStartsAtLocal: localDateTime("previous_starts_at_local"),
    /** Why it was postponed or cancelled, in the organiser's words. */
    statusNote: text("status_note"),
    statusChangedAt: instant("status_changed_at"),
    /** Number of seats; null: no limit. */
    capacity: integer("capacity"),
    signUpClosed: flag("sign_up_closed").notNull().default(false),
    /** Seats that sign-ups from one network may have without a confirmed address; null: derived from the capacity. */
    networkCap: integer("network_cap"),
    revisedAt: instant("revised_at").notNull(),
  },
  (table) => [
    index("event_date_event").on(table.eventId),
    index("event_date_local").on(table.startsAtLocal, table.id),
    index("event_date_start").on(table.startsAtUtc),
    index("event_date_end").on(table.endsAtUtc),
  ],
);

/** A session of a date, with its own room, track, language and possibly its own seats. */
export const eventSessions = sqliteTable(
  "event_session",
  {
    id: uuid("id").primaryKey(),
    eventDateId: uuid("event_date_id")
      .notNull()
      .references(() => eventDates.id, { onDelete: "cascade" }),
    startsAtLocal: localDateTime("starts_at_local").notNull(),
    endsAtLocal: localDateTime("ends_at_local").notNull(),
    startOffset: integer("start_offset_minutes"),
    endOffset: integer("end_offset_minutes"),
    startsAtUtc: instant("starts_at_utc").notNull(),
    endsAtUtc: instant("ends_at_utc").notNull(),
    room: text("room"),
    track: text("track"),
    /** Language spoken in this session. */
    spokenLanguage: text("spoken_language"),
    capacity: integer("capacity"),
    /** How attendees sign up for this session alone; null: open to all who come to the date. */
    participation: text("participation", { enum: ["count_me_in", "sign_up"] }),
    position: integer("position").notNull(),
    /** As for dates. A session with its own sign-up is a separate entry in attendee calendars. */
    sequence: integer("sequence").notNull().default(0),
    revisedAt: instant("revised_at").notNull(),
  },
  (table) => [index("event_session_date").on(table.eventDateId)],
);

export const eventSessionTexts = sqliteTable(
  "event_session_text",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => eventSessions.id, { onDelete: "cascade" }),
    language: text("language", { enum: languages }).notNull(),
    title: text("title").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.language] })],
);
