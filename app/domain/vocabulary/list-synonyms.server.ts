import {
  countSynonyms,
  findSynonyms,
  listSynonyms as readLines,
  type StoredSynonyms,
} from "#db/queries/synonyms.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { NotFound } from "../errors.ts";
import { isLanguage, type Language, languages } from "../languages/language.ts";

/**
 * List the lines of synonyms of a language by their first word, and how many each language has.
 * @throws NotFound unless the actor is the secretariat
 */
export function listSynonyms(ctx: Context, language: Language) {
  requireSecretariat(ctx);
  const inOrder = new Intl.Collator(language);
  const counts = new Map(countSynonyms(ctx.db).map((row) => [row.language, row.count]));
  const plain = ({ words }: StoredSynonyms) => words.replace("~", "");
  return {
    lines: readLines(ctx.db, language)
      .map(({ id, words }) => ({ id, language, words }))
      .sort((a, b) => inOrder.compare(plain(a), plain(b))),
    counts: languages.map((each) => ({ language: each, count: counts.get(each) ?? 0 })),
  };
}

/** Read one line. @throws NotFound unless the actor is the secretariat, and for a line of another language */
export function getSynonyms(ctx: Context, { id, language }: { id: number; language: Language }): StoredSynonyms {
  requireSecretariat(ctx);
  const line = findSynonyms(ctx.db, id, language);
  if (!line) throw new NotFound("synonyms");
  return line;
}

/** Return the language that an address names. @throws NotFound for another */
export function requireLanguage(named: string | undefined): Language {
  if (!isLanguage(named)) throw new NotFound("language");
  return named;
}
