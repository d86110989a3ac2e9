import type { Language } from "#app/domain/languages/language.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";

/** A mail in words. The subject tells a passer-by nothing about the event. */
export type Letter = { subject: string; body: ReactNode };

/** The catalogues a template reads. */
export type MailTexts = { language: Language; t: TFunction<"mail">; common: TFunction<"common"> };

/** Start and end of a date as wall clock of its place, with the offset and place that name its zone. */
export type MailWhen = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  cityName: string;
  countryCode: string;
};

/** A title with the language it is written in. */
export type MailTitle = { text: string; language: Language };

/** The title of an event, as rows of the programme carry it. */
export type MailEvent = { title: string; textLanguage: Language };
