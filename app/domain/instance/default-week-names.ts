import type { Language } from "../languages/language.ts";

/** Name of the week by language, until the secretariat gives it another. */
export const defaultWeekNames: Readonly<Record<Language, string>> = {
  en: "Welcome Week",
  fr: "Semaine de l’accueil",
  es: "Semana de la acogida",
  pt: "Semana do Acolhimento",
  ar: "أسبوع الترحيب",
};
