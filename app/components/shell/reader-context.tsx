import type { Language } from "#app/domain/languages/language.ts";
import type { Vocabulary } from "#app/domain/model/vocabulary.ts";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";

/** Vocabulary in the language of the page. */
const ReaderVocabulary = createContext<Vocabulary>({ theme: [], format: [], inclusion: [] });

export function VocabularyProvider({ vocabulary, children }: { vocabulary: Vocabulary; children: ReactNode }) {
  return <ReaderVocabulary.Provider value={vocabulary}>{children}</ReaderVocabulary.Provider>;
}

export const useVocabulary = (): Vocabulary => useContext(ReaderVocabulary);

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}
