import furtherLanguages from "./further-languages.json" with { type: "json" };

/**
 * Languages that can be spoken or interpreted at an event, with their endonyms; more come from CLDR. Independent of the interface languages;
 * codes are ISO 639-1 where there is one, else ISO 639-3.
 */
const firstLanguages = {
  ar: "العربية",
  ary: "الدارجة",
  bm: "Bamanankan",
  bn: "বাংলা",
  ca: "Català",
  de: "Deutsch",
  dje: "Zarma",
  en: "English",
  es: "Español",
  eu: "Euskara",
  fa: "فارسی",
  ff: "Fulfulde",
  fr: "Français",
  ha: "Hausa",
  hi: "हिन्दी",
  ht: "Kreyòl ayisyen",
  it: "Italiano",
  kea: "Kriolu",
  kr: "Kanuri",
  ku: "Kurdî",
  ln: "Lingála",
  ne: "नेपाली",
  nl: "Nederlands",
  ps: "پښتو",
  pt: "Português",
  qu: "Runasimi",
  ro: "Română",
  ru: "Русский",
  rw: "Ikinyarwanda",
  snk: "Sooninkanxanne",
  so: "Soomaali",
  son: "Soŋay",
  sq: "Shqip",
  sw: "Kiswahili",
  taq: "Tamasheq",
  ti: "ትግርኛ",
  am: "አማርኛ",
  tr: "Türkçe",
  uk: "Українська",
  ur: "اردو",
  vi: "Tiếng Việt",
  wo: "Wolof",
  yo: "Yorùbá",
  zgh: "ⵜⴰⵎⴰⵣⵉⵖⵜ",
  zh: "中文",
} as const;
export type SpokenLanguage = keyof typeof firstLanguages | keyof typeof furtherLanguages;
const spokenLanguages: Readonly<Record<SpokenLanguage, string>> = { ...firstLanguages, ...furtherLanguages };

/** Sign languages with their usual abbreviations. */
export const signLanguages = {
  lsf: "LSF",
  lsfb: "LSFB",
  lsq: "LSQ",
  lse: "LSE",
  lsc: "LSC",
  lgp: "LGP",
  libras: "Libras",
  lis: "LIS",
  dgs: "DGS",
  dsgs: "DSGS",
  asl: "ASL",
  bsl: "BSL",
  lsa: "LSA",
  lsch: "LSCh",
  lsco: "LSCol",
  lsm: "LSM",
  lst: "LST",
  lsmar: "LSM (MA)",
} as const;
export type SignLanguage = keyof typeof signLanguages;

export function isSpokenLanguage(value: unknown): value is SpokenLanguage {
  return typeof value === "string" && Object.hasOwn(spokenLanguages, value);
}

export function isSignLanguage(value: unknown): value is SignLanguage {
  return typeof value === "string" && Object.hasOwn(signLanguages, value);
}

export const spokenLanguageCodes = Object.keys(spokenLanguages) as SpokenLanguage[];
export const signLanguageCodes = Object.keys(signLanguages) as SignLanguage[];

/** Return the endonym of a spoken language or the abbreviation of a sign language; the code itself if it is neither. */
export function nameOfLanguage(code: string): string {
  if (isSpokenLanguage(code)) return spokenLanguages[code];
  return isSignLanguage(code) ? signLanguages[code] : code;
}
