import { type Database, writeTransaction } from "#db/client.server.ts";
import { deleteSynonyms, insertSynonyms, listSynonyms, updateSynonyms } from "#db/queries/synonyms.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { isWithin } from "../text/plain-text.ts";
import { isSameWord, readSynonymLine, type SynonymEntry, synonymLimits, writeSynonymLine } from "../text/synonyms.ts";
import { getSynonyms } from "./list-synonyms.server.ts";

/**
 * Add or change a line of words that mean the same; searches use it from the next one on.
 * @param input `id` null for a new line; `words` as typed, separated by commas
 * @returns the id of the line
 * @throws NotFound unless the actor is the secretariat, and for an unknown line; Invalid `words`
 */
export function saveSynonyms(ctx: Context, input: { id: number | null; language: Language; words: string }): number {
  requireSecretariat(ctx);
  return writeTransaction(ctx.db, (tx) => {
    const { id, language } = input;
    const old = id === null ? null : getSynonyms({ ...ctx, db: tx }, { id, language });
    const entries = readSynonymLine(input.words);
    const fault = lineFault(entries) ?? otherLineFault(tx, input, entries);
    if (fault) throw new Invalid({ words: fault });
    const words = writeSynonymLine(entries);
    if (old?.words === words) return old.id;
    const step = old
      ? { action: "synonym.change", subjectId: `${language}.${old.id}` }
      : { action: "synonym.add", subjectId: language };
    return recordReferenceChange(tx, ctx, { ...step, subjectKind: "synonym" }, (writable) => {
      if (!old) return insertSynonyms(writable, { language, words });
      updateSynonyms(writable, old.id, words);
      return old.id;
    });
  });
}

/** Remove a line. @throws NotFound unless the actor is the secretariat, and for an unknown line */
export function removeSynonyms(ctx: Context, { id, language }: { id: number; language: Language }): void {
  writeTransaction(ctx.db, (tx) => {
    getSynonyms({ ...ctx, db: tx }, { id, language });
    const audit = { action: "synonym.remove", subjectKind: "synonym", subjectId: `${language}.${id}` } as const;
    recordReferenceChange(tx, ctx, audit, (writable) => deleteSynonyms(writable, id));
  });
}

/** Return the fault of a line in itself: a line leads from one word to another, and both must be words of a search. */
function lineFault(entries: readonly SynonymEntry[]): Fault | null {
  const empty = entries.find(({ words }) => words.length === 0);
  if (empty) return { key: "synonymWord", values: { word: empty.text } };
  const long = entries.find(({ text }) => !isWithin(text, synonymLimits.word));
  if (long) return { key: "synonymLong", values: { word: long.text.slice(0, 40), max: synonymLimits.word } };
  if (entries.length > synonymLimits.words) return { key: "tooMany", values: { max: synonymLimits.words } };
  const isPair = entries.length > 1 && entries.some(({ isEntryOnly }) => !isEntryOnly);
  return isPair ? null : { key: "synonymPair" };
}

/** Return the fault of a line beside the others of its language: a word that is found belongs to one line only. */
function otherLineFault(
  tx: Database,
  { id, language }: { id: number | null; language: Language },
  entries: readonly SynonymEntry[],
): Fault | null {
  const others = listSynonyms(tx, language).filter((line) => line.id !== id);
  if (id === null && others.length >= synonymLimits.lines) {
    return { key: "tooMany", values: { max: synonymLimits.lines } };
  }
  for (const entry of entries.filter(({ isEntryOnly }) => !isEntryOnly)) {
    const line = others.find(({ words }) =>
      readSynonymLine(words).some((other) => !other.isEntryOnly && isSameWord(entry, other)),
    );
    if (line) return { key: "synonymTaken", values: { word: entry.text, line: line.words.slice(0, 120) } };
  }
  return null;
}
