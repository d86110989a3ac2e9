import type { Language } from "#app/domain/languages/language.ts";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";

/** What a template makes: a subject that tells a passer-by nothing, and the body. */
export type Letter = { subject: string; body: ReactNode };

/** The words a template may use. */
export type MailTexts = { language: Language; t: TFunction<"mail">; common: TFunction<"common"> };
