import { languages } from "#app/domain/languages/language.ts";
import { termKinds } from "#app/domain/model/vocabulary.ts";
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant } from "./columns.ts";

export const terms = sqliteTable(
  "term",
  {
    kind: text("kind", { enum: termKinds }).notNull(),
    code: text("code").notNull(),
    position: integer("position").notNull(),
    /** Null while the term is offered; a retired one stays on the events that have it. */
    retiredAt: instant("retired_at"),
  },
  (table) => [primaryKey({ columns: [table.kind, table.code] })],
);

export const termTexts = sqliteTable(
  "term_text",
  {
    kind: text("kind", { enum: termKinds }).notNull(),
    code: text("code").notNull(),
    language: text("language", { enum: languages }).notNull(),
    /** Empty where the secretariat left a language out: another one is shown there. */
    label: text("label").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.code, table.language] }),
    foreignKey({ columns: [table.kind, table.code], foreignColumns: [terms.kind, terms.code] }).onDelete("cascade"),
  ],
);

/** Typed names of languages that the secretariat no longer lists, folded; events keep them. */
export const dismissedLanguages = sqliteTable("dismissed_language", {
  name: text("name").primaryKey(),
  dismissedAt: instant("dismissed_at").notNull(),
});

/** Lines of words that mean the same in a search: separated by commas, with `~` before those that only lead to others. */
export const synonyms = sqliteTable(
  "synonym",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    language: text("language", { enum: languages }).notNull(),
    words: text("words").notNull(),
  },
  (table) => [index("synonym_language").on(table.language, table.id)],
);
