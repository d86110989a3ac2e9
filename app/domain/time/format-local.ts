import type { Language } from "../languages/language.ts";
import { asFormattable, type LocalDate, type LocalDateTime } from "./zoned-time.ts";

/** BCP 47 tag for `Intl`: the reader's language with the conventions of the event's country. */
export type FormatLocale = string;

const withoutCountry: Readonly<Record<Language, FormatLocale>> = {
  en: "en-GB",
  fr: "fr-FR",
  es: "es-ES",
  pt: "pt-PT",
  ar: "ar",
};
const known = new Map<string, FormatLocale>();

/**
 * Return the locale in which a time is written: language of the reader, country of the city (December is دجنبر in
 * Rabat, ديسمبر in Tunis). Where `Intl` has no such pair, it is the default of the language, never that of the machine.
 * @param country ISO 3166-1 alpha-2, or null for a page about no country
 */
export function formatLocaleFor(language: Language, country: string | null): FormatLocale {
  const wanted = country ? `${language}-${country}` : withoutCountry[language];
  const seen = known.get(wanted);
  if (seen) return seen;
  const resolved = new Intl.DateTimeFormat(wanted).resolvedOptions().locale;
  const isKnownPair = resolved.includes("-");
  const locale = isKnownPair ? resolved : withoutCountry[language];
  // Lists of many countries count to 24 in every language.
  const countsTo24 = language === "fr" || country === null || (!isKnownPair && hourCycleOf(country) === "h23");
  const adapted = countsTo24 && ownHourCycleOf(locale) !== "h23" ? `${locale}-u-hc-h23` : locale;
  known.set(wanted, adapted);
  return adapted;
}

const ownHourCycleOf = (locale: FormatLocale) =>
  new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;

/**
 * Return the hour cycle of a country, for a language that `Intl` does not pair with it: 18:00 in Bourges stays 18:00 in
 * Arabic. (French always uses 24 hours, although CLDR has 12 for Tunisia.)
 */
function hourCycleOf(country: string): string | undefined {
  // `hourCycles` is an accessor in Node 20, and a method in the standard.
  const locale = new Intl.Locale(`und-${country}`) as { hourCycles?: string[]; getHourCycles?: () => string[] };
  return (locale.getHourCycles?.() ?? locale.hourCycles)?.[0];
}

const styles = {
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  day: { weekday: "long", day: "numeric", month: "long" },
  dayShort: { weekday: "short", day: "numeric", month: "short" },
  dayNumber: { day: "numeric" },
  weekdayShort: { weekday: "short" },
  weekday: { weekday: "long" },
  month: { month: "long" },
  monthYear: { month: "long", year: "numeric" },
  monthShort: { month: "short" },
  time: { hour: "numeric", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type LocalStyle = keyof typeof styles;

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: FormatLocale, style: LocalStyle): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  let found = formatters.get(key);
  if (!found) {
    // UTC prevents any conversion: the wall clock is written unchanged, whatever zone data the server has.
    found = new Intl.DateTimeFormat(locale, { ...styles[style], calendar: "gregory", timeZone: "UTC" });
    formatters.set(key, found);
  }
  return found;
}

/**
 * Format a wall clock day or time in words, without converting it to another zone. French has "1er" and "18 h 30", which
 * `Intl` does not write (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 */
export function formatLocal(time: LocalDate | LocalDateTime, style: LocalStyle, locale: FormatLocale): string {
  const written = formatter(locale, style).format(asFormattable(time));
  if (locale.startsWith("fr")) return style === "time" ? frenchTime(written) : frenchDay(written);
  // Keep "9:30" and its "a.m." on one line.
  return style === "time" ? written.replaceAll(/[ \u202f]/g, "\u00a0") : written;
}

/** Write "18 h 30", and "18 h" at the full hour. */
function frenchTime(written: string): string {
  const [hour = "", minute = ""] = written.match(/\d+/g) ?? [];
  return [Number(hour), "h", ...(minute === "00" ? [] : [minute])].join("\u00a0");
}

/** Write "1er janvier" for the first of a month. */
const frenchDay = (written: string): string => written.replace(/(?<!\d)1(?= \p{L})/u, "1er");
