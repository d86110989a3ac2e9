import { type Language, languages } from "../languages/language.ts";
import { languageWith } from "../languages/language-fallback.ts";

/** Limits of a message to organisers, in characters. */
export const organiserMessageLimits = { subject: 120, text: 4000 } as const;

/** Maximum number of messages that one account may send within 24 hours. */
export const organiserMessagesPerDay = 3;

export type WrittenMessage = { subject: string; text: string };
export type WrittenTexts = Readonly<Partial<Record<Language, WrittenMessage>>>;

/** List the languages that a message is written in, in the order in which readers of other languages get them. */
export const writtenLanguages = (texts: WrittenTexts): Language[] => languages.filter((each) => texts[each]);

/**
 * Return the language in which a reader gets a message: their own, else the first of `writtenLanguages`; null when
 * nothing is written.
 */
export const messageLanguage = (texts: WrittenTexts, reader: Language): Language | null =>
  languageWith(reader, (each) => texts[each] !== undefined);
