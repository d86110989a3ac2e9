import type { Language } from "#app/domain/languages/language.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";

/** Subject and body of a mail. Others may see the subject: titles of events come from `subjectTitleOf` only. */
export type Letter = { subject: string; body: ReactNode };

/** Name of the week, and the line at the end of a mail that says who sends it. */
export type MailSite = { week: string; signature: string | null };

export type MailTexts = { language: Language; t: TFunction<"mail">; common: TFunction<"common">; site: MailSite };

/** Start and end of a date as wall clock of its place, with the offset and the place that name its zone. */
export type MailWhen = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  cityName: string;
  countryCode: string;
};

export type MailTitle = { text: string; language: Language };

/** Title of an event, as rows of the programme contain it. */
export type MailEvent = { title: string; textLanguage: Language };
