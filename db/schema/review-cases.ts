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
import { organisations } from "./organisations.ts";

const author = () => uuid("account_id").references(() => accounts.id, { onDelete: "set null" });

/** Decisions on an organisation or a whole city, by coordinators and local authorities, with their reasons. */
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

/** Comments that organisers and coordinators write to each other about one event or organisation. */
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

/** Notes that coordinators write for each other about an event or an organisation; organisers never read them. */
export const reviewNotes = sqliteTable(
  "review_note",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id").references(() => events.id, { onDelete: "cascade" }),
    organisationId: uuid("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    accountId: author(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("review_note_event").on(table.eventId), index("review_note_organisation").on(table.organisationId)],
);

/**
 * An urgent change: public at once and reviewed afterwards, with the previous values, so that it can be undone. It may
 * contain a place, which a stricter place level erases here too.
 */
export const urgentChanges = sqliteTable(
  "urgent_change",
  {
    id: uuid("id").primaryKey(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /**
     * The date it is about; null for the whole event. No foreign key, because dates of drafts are deleted and made
     * again.
     */
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

/** Reason templates: frequent reasons in every language, which coordinators edit before sending. */
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

/** A problem report about an event: a dated case that gets an answer. */
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
    /** Given only by reporters who want an answer; erased some time after that answer. */
    email: text("email"),
    /** Secret part of the address of the page on which the reporter reads the answer. */
    token: text("token").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    answer: text("answer"),
    answeredById: uuid("answered_by_id").references(() => accounts.id, { onDelete: "set null" }),
    answeredAt: instant("answered_at"),
  },
  (table) => [index("report_event").on(table.eventId), index("report_open").on(table.answeredAt, table.createdAt)],
);

/** Reports of danger that a coordinator has opened; the rows are deleted with the answer. */
export const openedReports = sqliteTable(
  "opened_report",
  {
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id, { onDelete: "cascade" }),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.accountId] })],
);
