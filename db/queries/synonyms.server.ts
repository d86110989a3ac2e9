import type { Language } from "#app/domain/languages/language.ts";
import { type Synonyms, synonymsFrom } from "#app/domain/text/synonyms.ts";
import { and, asc, count, eq } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { synonyms } from "../schema/index.ts";
import { programmeVersionReader } from "./instance.server.ts";

/** A line of synonyms; `words` as `writeSynonymLine` writes them. */
export type StoredSynonyms = typeof synonyms.$inferSelect;

/** Return the synonyms that searches use, read anew when the programme version tells that they may have changed. */
export const readSynonyms = (db: Database): Synonyms => reader(db)();

/** Reader by connection, which parses the lines again only when one of them differs. */
const reader = prepared((db) => {
  const version = programmeVersionReader(db);
  const all = db.select().from(synonyms).orderBy(asc(synonyms.id)).prepare();
  let known: { version: number; lines: string; parsed: Synonyms } | null = null;
  return () => {
    const now = version();
    if (known?.version === now) return known.parsed;
    const rows = all.all();
    const lines = JSON.stringify(rows);
    known = { version: now, lines, parsed: known?.lines === lines ? known.parsed : synonymsFrom(rows) };
    return known.parsed;
  };
});

export const listSynonyms = (db: Database, language: Language): StoredSynonyms[] =>
  db.select().from(synonyms).where(eq(synonyms.language, language)).orderBy(asc(synonyms.id)).all();

/** Count the lines by language; languages without any are left out. */
export const countSynonyms = (db: Database) =>
  db.select({ language: synonyms.language, count: count() }).from(synonyms).groupBy(synonyms.language).all();

/** Find a line of a language; null for one of another. */
export const findSynonyms = (db: Database, id: number, language: Language): StoredSynonyms | null =>
  db
    .select()
    .from(synonyms)
    .where(and(eq(synonyms.id, id), eq(synonyms.language, language)))
    .get() ?? null;

export const insertSynonyms = (tx: Writable, line: { language: Language; words: string }): number =>
  tx.insert(synonyms).values(line).returning({ id: synonyms.id }).get().id;

export function updateSynonyms(tx: Writable, id: number, words: string): void {
  tx.update(synonyms).set({ words }).where(eq(synonyms.id, id)).run();
}

export function deleteSynonyms(tx: Writable, id: number): void {
  tx.delete(synonyms).where(eq(synonyms.id, id)).run();
}
