import { type Language, languages } from "#app/domain/languages/language.ts";
import { spokenLanguageNames } from "#app/domain/languages/spoken-language-names.ts";
import { heardLanguages } from "#app/domain/model/event.ts";
import { derivedOffers, type TermKind } from "#app/domain/model/vocabulary.ts";
import { indexedWords } from "#app/domain/text/search-expression.ts";
import { LRUCache } from "lru-cache";
import type { Database } from "../client.server.ts";
import { type events, termTexts } from "../schema/index.ts";
import { readEventDetails } from "./event-details.server.ts";

type Label = { label: string; language: Language };

/** Offer that a language makes which is not spoken by everybody there. */
const offerOfUse = { interpreted: "interpretation", signed: "sign_language" } as const;

/** Indexed words by label, since many events share a label. */
const known = new LRUCache<string, readonly string[]>({ max: 2_000 });
function wordsOf({ label, language }: Label): readonly string[] {
  const key = `${language} ${label}`;
  const kept = known.get(key);
  if (kept) return kept;
  const words = indexedWords(label, language);
  known.set(key, words);
  return words;
}

/**
 * Read the words of the labels that the pages of some events show, in each language: format, themes, offers, and
 * languages that are spoken there.
 */
export function readSearchLabels(
  db: Database,
  eventIds: readonly string[],
): (event: typeof events.$inferSelect) => string[] {
  const detailsOf = readEventDetails(db, eventIds);
  const terms = db.select().from(termTexts).all();
  const labelsOf = (kind: TermKind, codes: readonly string[]): Label[] =>
    terms.filter((term) => term.kind === kind && codes.includes(term.code));
  return (event) => {
    const { themes, inclusion, ...spoken } = detailsOf(event.id);
    const heard = heardLanguages(spoken);
    const offers = [
      ...inclusion.filter(({ answer }) => answer === "yes").map(({ code }) => code),
      ...derivedOffers(event),
      ...heard.flatMap(({ use }) => (use === "spoken" ? [] : [offerOfUse[use]])),
    ];
    return [
      ...labelsOf("format", event.format === "other" ? [] : [event.format]),
      ...labelsOf("theme", themes),
      ...labelsOf("inclusion", offers),
      ...[...new Set(heard.map(({ code }) => code))].flatMap(namesInAllLanguages),
    ].flatMap(wordsOf);
  };
}

const namesInAllLanguages = (code: string): Label[] =>
  languages.map((language) => ({ label: spokenLanguageNames(code, language).join(" "), language }));
