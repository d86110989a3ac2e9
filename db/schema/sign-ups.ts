import { languages } from "#app/domain/languages/language.ts";
import { messageAudiences, signUpEnds, signUpNeeds, signUpStates } from "#app/domain/model/sign-up.ts";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, instant, uuid } from "./columns.ts";
import { eventDates, eventSessions } from "./dates.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/** The attendee page: all sign-ups and follows of one attendee, under a secret address. No account, no legal name. */
export const attendeePages = sqliteTable("attendee_page", {
  id: uuid("id").primaryKey(),
  token: text("token").notNull().unique(),
  /** Opens the attendee calendar and nothing else: calendar services store it. */
  calendarToken: text("calendar_token").unique(),
  language: text("language", { enum: languages }).notNull(),
  email: text("email"),
  emailConfirmedAt: instant("email_confirmed_at"),
  confirmToken: text("confirm_token").unique(),
  /** When the address was given, if later than the page was made. */
  emailGivenAt: instant("email_given_at"),
  /** True when the attendee wants reminders the day before. */
  wantsReminders: flag("wants_reminders").notNull().default(true),
  createdAt: instant("created_at").notNull(),
});

/** Sign-ups. Seats are counted from these rows, never from a stored counter. */
export const signUps = sqliteTable(
  "sign_up",
  {
    id: uuid("id").primaryKey(),
    pageId: uuid("page_id")
      .notNull()
      .references(() => attendeePages.id, { onDelete: "cascade" }),
    eventDateId: uuid("event_date_id")
      .notNull()
      // No cascade: a date with sign-ups cannot be deleted, only cancelled.
      .references(() => eventDates.id),
    eventSessionId: uuid("event_session_id").references(() => eventSessions.id),
    state: text("state", { enum: signUpStates }).notNull(),
    nickname: text("nickname"),
    partySize: integer("party_size").notNull(),
    /** Valid for check-in only: it opens, changes and cancels nothing. */
    checkInCode: text("check_in_code").notNull(),
    /** Made with the form: posting the same form twice makes one sign-up. */
    requestId: uuid("request_id").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    /** End of an offer; of a provisional sign-up, the time by which an address must be confirmed. */
    offerExpiresAt: instant("offer_until"),
    cancelledAt: instant("cancelled_at"),
    /** Why a cancelled sign-up ended. */
    endedBy: text("ended_by", { enum: signUpEnds }),
    /** The organiser's words when they released it. */
    endNote: text("end_note"),
    /** First arrival of somebody of the party. */
    checkedInAt: instant("checked_in_at"),
    /** Number of people of the party who are here. */
    arrived: integer("arrived").notNull().default(0),
    /** Time of the latest note about the arrival, taking it back included: an older note that comes later is void. */
    arrivalNotedAt: instant("arrival_noted_at"),
    /** When the party was added at the door; its seats are free again once its arrival is taken back. */
    walkInAt: instant("walk_in_at"),
    /**
     * Keyed hash of the network the sign-up came from, if its address is not confirmed; erased when the sign-up ends.
     */
    networkHash: text("network_hash"),
  },
  (table) => [
    index("sign_up_date").on(table.eventDateId, table.state),
    index("sign_up_page").on(table.pageId),
    index("sign_up_session").on(table.eventSessionId, table.state),
    uniqueIndex("sign_up_code").on(table.eventDateId, table.checkInCode),
  ],
);

export const signUpNeedRows = sqliteTable(
  "sign_up_need",
  {
    signUpId: uuid("sign_up_id")
      .notNull()
      .references(() => signUps.id, { onDelete: "cascade" }),
    need: text("need", { enum: signUpNeeds }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.signUpId, table.need] })],
);

/** An event that an attendee page follows without a seat ("Keep me informed"). */
export const follows = sqliteTable(
  "follow",
  {
    pageId: uuid("page_id")
      .notNull()
      .references(() => attendeePages.id, { onDelete: "cascade" }),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /** Made with the form, as for sign-ups. */
    requestId: uuid("request_id").notNull().unique(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.eventId] }), index("follow_event").on(table.eventId)],
);

/** Attendee calendars that have ended: clients that still ask are answered 410. Hashes only. */
export const endedCalendars = sqliteTable("ended_calendar", {
  tokenHash: text("token_hash").primaryKey(),
  endedAt: instant("ended_at").notNull(),
});

/**
 * Messages of organisers to the attendees of an event or of one date, and their drafts. Kept as long as the event, so
 * that they can be counted.
 */
export const attendeeMessages = sqliteTable(
  "attendee_message",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    authorId: uuid("author_id").references(() => accounts.id, { onDelete: "set null" }),
    /** Date whose attendees read it; null for all dates. */
    eventDateId: uuid("event_date_id").references(() => eventDates.id, { onDelete: "cascade" }),
    audience: text("audience", { enum: messageAudiences }).notNull().default("seated"),
    text: text("text").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Null for a draft. */
    sentAt: instant("sent_at"),
    /** Number of attendee pages it was sent to; null for a draft, and where it was not counted. */
    reached: integer("reached"),
  },
  (table) => [index("attendee_message_event").on(table.eventId)],
);

/** Attendee pages that a message was sent to, until they are erased. */
export const attendeeMessageReaders = sqliteTable(
  "attendee_message_reader",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => attendeeMessages.id, { onDelete: "cascade" }),
    pageId: uuid("page_id")
      .notNull()
      .references(() => attendeePages.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.pageId] }),
    index("attendee_message_reader_page").on(table.pageId),
  ],
);
