import type { Language } from "#app/domain/languages/language.ts";
import { termKinds, type TermKind, type TermRow, type Vocabulary } from "#app/domain/model/vocabulary.ts";
import { and, asc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { terms, termTexts } from "../schema/index.ts";

/** Read all vocabulary codes with their labels in one language, in the order they are offered. */
export function readVocabulary(db: Database, language: Language): Vocabulary {
  const rows = labelled(db).all({ language });
  const of = (kind: TermKind) => rows.filter((row) => row.kind === kind).map(({ code, label }) => ({ code, label }));
  return Object.fromEntries(termKinds.map((kind) => [kind, of(kind)])) as unknown as Vocabulary;
}

const labelled = prepared((db) =>
  db
    .select({ kind: terms.kind, code: terms.code, label: termTexts.label })
    .from(terms)
    .innerJoin(termTexts, and(eq(termTexts.kind, terms.kind), eq(termTexts.code, terms.code)))
    .where(eq(termTexts.language, sql.placeholder("language")))
    .orderBy(asc(terms.position))
    .prepare(),
);

export function listTermCodes(db: Database, kind: TermKind): Set<string> {
  const rows = db.select({ code: terms.code }).from(terms).where(eq(terms.kind, kind)).all();
  return new Set(rows.map((row) => row.code));
}

/** Add missing terms and labels; existing labels stay as edited. */
export function ensureTerms(tx: Database, rows: readonly TermRow[]): void {
  for (const [position, { kind, code, labels }] of rows.entries()) {
    tx.insert(terms).values({ kind, code, position }).onConflictDoNothing().run();
    for (const [language, label] of Object.entries(labels) as [Language, string][]) {
      tx.insert(termTexts).values({ kind, code, language, label }).onConflictDoNothing().run();
    }
  }
}
