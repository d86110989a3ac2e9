import { languages } from "#app/domain/languages/language.ts";
import { termKinds } from "#app/domain/model/vocabulary.ts";
import { foreignKey, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const terms = sqliteTable(
  "term",
  {
    kind: text("kind", { enum: termKinds }).notNull(),
    code: text("code").notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.code] })],
);

export const termTexts = sqliteTable(
  "term_text",
  {
    kind: text("kind", { enum: termKinds }).notNull(),
    code: text("code").notNull(),
    language: text("language", { enum: languages }).notNull(),
    label: text("label").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.code, table.language] }),
    foreignKey({ columns: [table.kind, table.code], foreignColumns: [terms.kind, terms.code] }).onDelete("cascade"),
  ],
);
