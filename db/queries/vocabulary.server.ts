import { type Language, languages } from "#app/domain/languages/language.ts";
import { type Term, type TermKind, termKinds, type TermRow, type Vocabulary } from "#app/domain/model/vocabulary.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { events, eventThemes, terms, termTexts } from "../schema/index.ts";

/**
 * Read all vocabulary codes with their labels in one language, in the order they are offered. Where that language has
 * none, the label is that of the first language which has one.
 */
export function readVocabulary(db: Database, language: Language): Vocabulary {
  const rows = labelled(db).all({ language });
  const of = (kind: TermKind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(
        ({ code, label, retiredAt }): Term => ({
          code,
          label: label ?? code,
          ...(retiredAt === null ? {} : { isRetired: true }),
        }),
      );
  return Object.fromEntries(termKinds.map((kind) => [kind, of(kind)])) as unknown as Vocabulary;
}

const labelled = prepared((db) =>
  db
    .select({
      kind: terms.kind,
      code: terms.code,
      retiredAt: terms.retiredAt,
      // Columns are written out: a query of one table names them without it, and both tables have them.
      label: sql<string | null>`(select x.label from ${termTexts} x
        where x.kind = "term"."kind" and x.code = "term"."code" and x.label <> ''
        order by x.language <> ${sql.placeholder("language")}, instr(${languages.join(" ")}, x.language) limit 1)`,
    })
    .from(terms)
    .orderBy(asc(terms.position), asc(terms.code))
    .prepare(),
);

/** List all codes of a kind, retired ones included. */
export function listTermCodes(db: Database, kind: TermKind): Set<string> {
  const rows = db.select({ code: terms.code }).from(terms).where(eq(terms.kind, kind)).all();
  return new Set(rows.map((row) => row.code));
}

/** List the codes that new events may have, in the order they are offered. */
export function listOfferedCodes(db: Database, kind: TermKind): Set<string> {
  const rows = db
    .select({ code: terms.code })
    .from(terms)
    .where(and(eq(terms.kind, kind), isNull(terms.retiredAt)))
    .orderBy(asc(terms.position), asc(terms.code))
    .all();
  return new Set(rows.map((row) => row.code));
}

/** List the codes that only events which have them may keep. */
export function listRetiredCodes(db: Database, kind: TermKind): Set<string> {
  const rows = db
    .select({ code: terms.code })
    .from(terms)
    .where(and(eq(terms.kind, kind), isNotNull(terms.retiredAt)))
    .all();
  return new Set(rows.map((row) => row.code));
}

/** List the labels of a kind in all languages; languages without one are left out. */
export const listLabels = (db: Database, kind: TermKind) =>
  db
    .select({ code: termTexts.code, language: termTexts.language, label: termTexts.label })
    .from(termTexts)
    .where(and(eq(termTexts.kind, kind), ne(termTexts.label, "")))
    .all();

/** List the terms of a kind in their order, retired ones last. */
export const listTerms = (db: Database, kind: TermKind) =>
  db
    .select()
    .from(terms)
    .where(eq(terms.kind, kind))
    .orderBy(sql`${terms.retiredAt} is not null`, asc(terms.position), asc(terms.code))
    .all();

/** Count the events that have each theme or format, whatever their state. */
export function countEventsByTerm(db: Database, kind: "theme" | "format"): Map<string, number> {
  const rows =
    kind === "theme"
      ? db.select({ code: eventThemes.theme, count: count() }).from(eventThemes).groupBy(eventThemes.theme).all()
      : db.select({ code: events.format, count: count() }).from(events).groupBy(events.format).all();
  return new Map(rows.map((row) => [row.code, row.count]));
}

export const listThemesOf = (db: Database, eventId: string): string[] =>
  db
    .select({ theme: eventThemes.theme })
    .from(eventThemes)
    .where(eq(eventThemes.eventId, eventId))
    .all()
    .map(({ theme }) => theme);

/** Add missing terms and labels; existing labels stay as edited. */
export function ensureTerms(tx: Database, rows: readonly TermRow[]): void {
  for (const [position, { kind, code, labels }] of rows.entries()) {
    tx.insert(terms).values({ kind, code, position }).onConflictDoNothing().run();
    for (const [language, label] of Object.entries(labels) as [Language, string][]) {
      tx.insert(termTexts).values({ kind, code, language, label }).onConflictDoNothing().run();
    }
  }
}

type Key = { kind: TermKind; code: string };
const isOne = ({ kind, code }: Key) => and(eq(terms.kind, kind), eq(terms.code, code));

/** Add a term at the end of its list. */
export function insertTerm(tx: Writable, { kind, code }: Key): void {
  const last = tx
    .select({ position: sql<number>`coalesce(max(${terms.position}), -1)` })
    .from(terms)
    .where(eq(terms.kind, kind))
    .get();
  tx.insert(terms)
    .values({ kind, code, position: (last?.position ?? -1) + 1 })
    .run();
}

/** Set the labels of a term in every language; triggers let the events that have it be indexed anew. */
export function setLabels(tx: Writable, { kind, code }: Key, labels: Readonly<Record<Language, string>>): void {
  for (const language of languages) {
    const label = labels[language];
    tx.insert(termTexts)
      .values({ kind, code, language, label })
      .onConflictDoUpdate({ target: [termTexts.kind, termTexts.code, termTexts.language], set: { label } })
      .run();
  }
}

export function setRetired(tx: Writable, key: Key, retiredAt: Instant | null): void {
  tx.update(terms).set({ retiredAt }).where(isOne(key)).run();
}

/** Number the terms of a kind anew. @param codes all of them, in their order */
export function orderTerms(tx: Writable, kind: TermKind, codes: readonly string[]): void {
  for (const [position, code] of codes.entries()) {
    tx.update(terms).set({ position }).where(isOne({ kind, code })).run();
  }
}
