import type { Attendance } from "#app/domain/model/event.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import type { MailTexts } from "./letter.ts";

/** Choices of a programme filter; no choice is the whole programme. */
export type FilterFacts = { labels: readonly string[]; attendance: readonly Attendance[] };

/** List the choices of a filter in the language of the mail. */
export function filterText({ labels, attendance }: FilterFacts, { t, common, language }: MailTexts): string {
  const ways = attendance.map((value) => common(`attendance.${value}`));
  const words = [...labels.map((label) => isolated(label, language)), ...ways];
  return words.length === 0 ? t("digest.everything") : listText(words, language);
}
