import { textParts } from "../model/event.ts";
import type { Database } from "#db/client.server.ts";
import { type FoundEvent, listTexts } from "#db/queries/events.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Language } from "../languages/language.ts";
import { formVersion } from "../forms/form-version.server.ts";

export type TranslationText = Record<(typeof textParts)[number], string>;

/**
 * Return the text of an event in one language: the stored text, and the one that a form shows, in which proposed parts
 * replace stored ones.
 */
export function readTranslation(db: Database, event: FoundEvent, language: Language) {
  const texts = listTexts(db, event.id);
  const text = texts.find((text) => text.language === language) ?? null;
  const original = wordsOf(texts.find((text) => text.language === event.language) ?? null);
  const proposed = proposedText(db, event.id, language);
  const shown = { ...wordsOf(text), ...proposed };
  return {
    text,
    original,
    shown,
    isWaiting: Object.keys(proposed).length > 0,
    version: formVersion([...entriesOf("original", original), ...entriesOf("own", shown)]),
  };
}

const wordsOf = (text: TranslationText | null): TranslationText => ({
  title: text?.title ?? "",
  summary: text?.summary ?? "",
  description: text?.description ?? "",
});

const entriesOf = (of: string, words: TranslationText): [string, string][] =>
  textParts.map((part) => [`${of}.${part}`, words[part]]);

/** Return the proposed parts of a text; a part proposed for deletion becomes empty. */
function proposedText(db: Database, eventId: string, language: Language): Partial<TranslationText> {
  const fields = findProposedRevision(db, eventId)?.fields ?? {};
  return Object.fromEntries(
    textParts.flatMap((part) => {
      const change = fields[`text.${language}.${part}`];
      return change ? [[part, typeof change.after === "string" ? change.after : ""]] : [];
    }),
  );
}
