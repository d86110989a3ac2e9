import { languages } from "#app/domain/languages/language.ts";
import { signUpNeeds, signUpStates } from "#app/domain/sign-ups/sign-up.ts";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { eventDates, programmeSessions } from "./dates.ts";

/** A person's own page: what they hold, under an address only they know. No account, no legal name. */
export const personalPages = sqliteTable("personal_page", {
  id: uuid("id").primaryKey(),
  token: text("token").notNull().unique(),
  language: text("language", { enum: languages }).notNull(),
  email: text("email"),
  emailConfirmedAt: instant("email_confirmed_at"),
  confirmToken: text("confirm_token").unique(),
  createdAt: instant("created_at").notNull(),
});

/** Seats are counted from these rows, never from a stored counter. */
export const signUps = sqliteTable(
  "sign_up",
  {
    id: uuid("id").primaryKey(),
    pageId: uuid("page_id")
      .notNull()
      .references(() => personalPages.id, { onDelete: "cascade" }),
    eventDateId: uuid("event_date_id")
      .notNull()
      // No cascade: a date that somebody holds a seat of cannot vanish, it can only be cancelled.
      .references(() => eventDates.id),
    programmeSessionId: uuid("programme_session_id").references(() => programmeSessions.id),
    state: text("state", { enum: signUpStates }).notNull(),
    nickname: text("nickname"),
    partySize: integer("party_size").notNull(),
    /** Checks in at the door; opens, changes and cancels nothing. */
    doorCode: text("door_code").notNull(),
    /** Made with the form: the same form posted twice is one sign-up. */
    requestId: uuid("request_id").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    index("sign_up_date").on(table.eventDateId, table.state),
    index("sign_up_page").on(table.pageId),
    uniqueIndex("sign_up_code").on(table.eventDateId, table.doorCode),
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
