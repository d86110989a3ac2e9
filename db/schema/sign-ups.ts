import { languages } from "#app/domain/languages/language.ts";
import { signUpEnds, signUpNeeds, signUpStates } from "#app/domain/model/sign-up.ts";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, instant, uuid } from "./columns.ts";
import { eventDates, eventSessions } from "./dates.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

/** A person's own page: what they hold, under an address only they know. No account, no legal name. */
export const attendeePages = sqliteTable("attendee_page", {
  id: uuid("id").primaryKey(),
  token: text("token").notNull().unique(),
  /** Opens the personal calendar and nothing else: calendar services hold it. */
  calendarToken: text("calendar_token").unique(),
  language: text("language", { enum: languages }).notNull(),
  email: text("email"),
  emailConfirmedAt: instant("email_confirmed_at"),
  confirmToken: text("confirm_token").unique(),
  /** When it was given, where that was later than the page was made. */
  emailGivenAt: instant("email_given_at"),
  /** Whether they want to be reminded the day before. */
  wantsReminders: flag("wants_reminders").notNull().default(true),
  createdAt: instant("created_at").notNull(),
});

/** Seats are counted from these rows, never from a stored counter. */
export const signUps = sqliteTable(
  "sign_up",
  {
    id: uuid("id").primaryKey(),
    pageId: uuid("page_id")
      .notNull()
      .references(() => attendeePages.id, { onDelete: "cascade" }),
    eventDateId: uuid("event_date_id")
      .notNull()
      // No cascade: a date that somebody holds a seat of cannot vanish, it can only be cancelled.
      .references(() => eventDates.id),
    eventSessionId: uuid("event_session_id").references(() => eventSessions.id),
    state: text("state", { enum: signUpStates }).notNull(),
    nickname: text("nickname"),
    partySize: integer("party_size").notNull(),
    /** Checks in at the door; opens, changes and cancels nothing. */
    checkInCode: text("check_in_code").notNull(),
    /** Made with the form: the same form posted twice is one sign-up. */
    requestId: uuid("request_id").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    /** Until when seats that are offered are kept; of a provisional sign-up, when an address must be confirmed. */
    offerExpiresAt: instant("offer_until"),
    cancelledAt: instant("cancelled_at"),
    /** Why a cancelled one is no more. */
    endedBy: text("ended_by", { enum: signUpEnds }),
    /** What the organiser said when they released it. */
    endNote: text("end_note"),
    checkedInAt: instant("checked_in_at"),
    /** A keyed hash of the network it came from, where no address was confirmed; goes with the sign-up. */
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

/** "Keep me informed": an event a page follows without a seat. */
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

/** Personal calendars that are no more: whoever still asks is told so once and for all (410). Hashes only. */
export const endedCalendars = sqliteTable("ended_calendar", {
  tokenHash: text("token_hash").primaryKey(),
  endedAt: instant("ended_at").notNull(),
});

/** What an organiser wrote to everybody who takes part; kept as long as the event, so that it can be counted. */
export const attendeeMessages = sqliteTable(
  "attendee_message",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    authorId: uuid("author_id").references(() => accounts.id, { onDelete: "set null" }),
    text: text("text").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("attendee_message_event").on(table.eventId)],
);
