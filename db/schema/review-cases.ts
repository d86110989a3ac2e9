import { languages } from "#app/domain/languages/language.ts";
import { decisionSubjects, decisionActions } from "#app/domain/model/decision.ts";
import { urgentChangeStates, type UrgentChangeFields } from "#app/domain/model/urgent-change.ts";
import { commentSides, commentSubjects } from "#app/domain/model/comment.ts";
import { reasonTemplateKinds } from "#app/domain/model/decision.ts";
import { reportKinds } from "#app/domain/model/report.ts";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";
import { events } from "./events.ts";
import { accounts } from "./accounts.ts";

const author = () => uuid("account_id").references(() => accounts.id, { onDelete: "set null" });

/** What coordinators and cities decided on an organisation or a whole city, with the reason they gave. */
export const decisions = sqliteTable(
  "decision",
  {
    id: uuid("id").primaryKey(),
    subjectKind: text("subject_kind", { enum: decisionSubjects }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    action: text("action", { enum: decisionActions }).notNull(),
    reason: text("reason"),
    accountId: author(),
    at: instant("at").notNull(),
  },
  (table) => [index("decision_subject").on(table.subjectKind, table.subjectId, table.at)],
);

/** What organisers and coordinators write to each other about one event or organisation. */
export const comments = sqliteTable(
  "comment",
  {
    id: uuid("id").primaryKey(),
    subjectKind: text("subject_kind", { enum: commentSubjects }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    side: text("side", { enum: commentSides }).notNull(),
    accountId: author(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("comment_subject").on(table.subjectKind, table.subjectId, table.at)],
);

/**
 * A change that was public at once and is looked at afterwards, with what it replaced, so that it can be undone. It may
 * hold a place: stricter levels erase that here too.
 */
export const urgentChanges = sqliteTable(
  "urgent_change",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /** The date it is about; none for the whole event. Without a foreign key: dates of drafts come and go. */
    dateId: uuid("date_id"),
    action: text("action").notNull(),
    fields: text("fields", { mode: "json" }).$type<UrgentChangeFields>().notNull(),
    accountId: author(),
    at: instant("at").notNull(),
    state: text("state", { enum: urgentChangeStates }).notNull(),
    decidedAt: instant("decided_at"),
  },
  (table) => [index("urgent_change_event").on(table.eventId, table.state)],
);

/** Reasons coordinators give often, ready in every language, to be edited before they are sent. */
export const reasonTemplates = sqliteTable(
  "reason_template",
  {
    kind: text("kind", { enum: reasonTemplateKinds }).notNull(),
    code: text("code").notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.code] })],
);

export const reasonTemplateTexts = sqliteTable(
  "reason_template_text",
  {
    kind: text("kind", { enum: reasonTemplateKinds }).notNull(),
    code: text("code").notNull(),
    language: text("language", { enum: languages }).notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.code, table.language] })],
);

/** A problem that somebody reported about an event: a dated case that gets an answer. */
export const reports = sqliteTable(
  "report",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: reportKinds }).notNull(),
    text: text("text").notNull(),
    language: text("language", { enum: languages }).notNull(),
    /** Only who wants an answer gives one; erased with it. */
    email: text("email"),
    /** The address of the page on which whoever reported reads the answer. */
    token: text("token").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    answer: text("answer"),
    answeredById: uuid("answered_by_id").references(() => accounts.id, { onDelete: "set null" }),
    answeredAt: instant("answered_at"),
  },
  (table) => [index("report_event").on(table.eventId), index("report_open").on(table.answeredAt, table.createdAt)],
);
