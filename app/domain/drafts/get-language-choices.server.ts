import { findCity } from "#db/queries/cities.server.ts";
import { listLanguagesOf } from "#db/queries/organiser-events.server.ts";
import type { Context } from "../context.ts";
import { languages } from "../languages/language.ts";
import { spokenLanguageNames } from "../languages/spoken-language-names.ts";
import {
  isSpokenLanguage,
  nameOfLanguage,
  signLanguageCodes,
  spokenLanguageCodes,
} from "../languages/spoken-language.ts";

type Organisation = { id: string; cityId: string };
type Answers = Readonly<Record<string, unknown>>;

/** True for a language that is likely spoken in a country, by the likely subtags of CLDR. */
const isSpokenIn = (code: string, countryCode: string | undefined): boolean =>
  countryCode !== undefined && new Intl.Locale(code).maximize().region === countryCode;

/**
 * Return the languages that the form offers, named in the reader's language: as boxes those that are chosen, those of
 * earlier events of the organisation, those of its country and those of the site; all as names that can be typed.
 */
export function getLanguageChoices(ctx: Context, { id, cityId }: Organisation, answers: Answers) {
  const inOrder = new Intl.Collator(ctx.language);
  const byName = (a: { label: string }, b: { label: string }) => inOrder.compare(a.label, b.label);
  const option = (code: string) => {
    const [label = code, itself] = spokenLanguageNames(code, ctx.language);
    return { value: code, label, ...(itself ? { hint: itself } : {}) };
  };
  const own = listLanguagesOf(ctx.db, id);
  const country = findCity(ctx.db, cityId)?.countryCode;
  const boxes = (chosen: unknown) => {
    const codes = [
      ...asCodes(chosen),
      ...own,
      ...languages,
      ...spokenLanguageCodes.filter((c) => isSpokenIn(c, country)),
    ];
    return [...new Set(codes)].filter(isSpokenLanguage).map(option);
  };
  return {
    spoken: boxes(answers["spoken"]),
    interpreted: boxes(answers["interpreted"]),
    signed: signLanguageCodes
      .map(option)
      .sort(byName)
      .map(({ value, label }) => ({ value, label })),
    all: spokenLanguageCodes
      .map(option)
      .sort(byName)
      .map(({ value, label }) => [label, nameOfLanguage(value)] as const),
  };
}

const asCodes = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
