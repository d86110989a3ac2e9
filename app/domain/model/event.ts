export const attendances = ["in_person", "online", "hybrid"] as const;

export type Attendance = (typeof attendances)[number];

export const translationStates = ["original", "translated", "outdated"] as const;

export const inclusionAnswers = ["yes", "no", "on_request"] as const;

export type InclusionAnswer = (typeof inclusionAnswers)[number];

export const languageUses = ["spoken", "interpreted", "signed"] as const;

export type LanguageUse = (typeof languageUses)[number];

type UsedLanguage = { use: LanguageUse; code: string };

/** List the languages of an event as they are shown: by their codes, and last the typed name of one without a code. */
export const heardLanguages = (of: {
  languages: readonly UsedLanguage[];
  otherLanguage: string | null;
}): UsedLanguage[] => [
  ...of.languages,
  ...(of.otherLanguage === null ? [] : [{ use: "spoken" as const, code: of.otherLanguage }]),
];

/** Maximum length of each text, in characters. */
export const textLimits = {
  title: 140,
  summary: 200,
  description: 10_000,
  venueName: 200,
  line: 300,
  languageName: 60,
} as const;

/** Default number of hours before the start from which holders of a seat see the exact place of an `area` event. */
export const defaultRevealHours = 48;

export const maxRevealHours = 336;

/** Parts of the text of an event, in each of its languages. */
export const textParts = ["title", "summary", "description"] as const;
