import type { Language } from "#app/domain/languages/language.ts";
import { createInstance, type i18n } from "i18next";

export const namespaces = [
  "common",
  "errorPages",
  "formFaults",
  "faults",
  "event",
  "public",
  "workspace",
  "help",
  "organise",
  "ownEvents",
  "eventForm",
  "formHints",
  "imports",
  "coordinate",
  "inScope",
  "contacts",
  "comments",
  "secondFactor",
  "secretariat",
  "instance",
  "lists",
  "statistics",
  "promotion",
  "mail",
  "calendar",
  "picture",
  "organisations",
  "cities",
  "account",
  "coHosts",
  "sessions",
  "translations",
  "dates",
  "hiding",
  "signUp",
  "attendee",
  "digest",
  "attendees",
  "checkIn",
  "rareActs",
  "reviewQueue",
] as const;
export type Namespace = (typeof namespaces)[number];
/** Texts of one language, by namespace and key. */
export type Catalogue = Partial<Record<Namespace, object>>;

/**
 * Create a translator for one language, shared by all requests in that language. Texts are not escaped here: React, the
 * mail renderer and the calendar writer each escape for their own format.
 */
export function createTranslator(language: Language, catalogue: Catalogue): i18n {
  const translator = createInstance();
  void translator.init({
    lng: language,
    resources: { [language]: catalogue as Record<string, object> },
    ns: [...namespaces],
    defaultNS: "common",
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initImmediate: false,
    returnNull: false,
    react: { useSuspense: false },
  });
  return translator;
}
