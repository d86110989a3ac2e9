import type { Language } from "#app/domain/languages/language.ts";
import type { NotifiedAction } from "#app/domain/model/review-state.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Fragment } from "react";
import type { Letter, MailEvent, MailTexts, MailWhen } from "../parts/letter.ts";
import { eventInSubject } from "../parts/subject-event.ts";
import { Button, Entry, Foreign, Paragraph, Quote } from "../parts/parts.tsx";

const textKeys = {
  approve: "approved",
  request_changes: "changes",
  refuse: "refused",
  accept: "accepted",
  decline: "declined",
  undo: "undone",
  hide: "hidden",
  show: "shown",
} as const;
/** Decisions that need a sentence before the reason: their text does not end in "for this reason:". */
const introduced = ["approved", "accepted", "hidden", "shown"] as const;
const isIntroduced = (key: string): key is (typeof introduced)[number] =>
  (introduced as readonly string[]).includes(key);

/** One decision on one event. */
export type DecisionFacts = MailEvent & {
  decision: NotifiedAction;
  /** Title for the subject, where it may be read by others. */
  subjectTitle: string | null;
  when: MailWhen;
  reason: string | null;
  url: string;
};
/** Several decisions for one organiser, oldest first. */
export type DecisionListFacts = {
  rows: readonly DecisionFacts[];
  /** Number of decisions, and how many of them are not listed. */
  count: number;
  more: number;
  url: string;
};

export const template = (facts: DecisionFacts | DecisionListFacts, texts: MailTexts): Letter =>
  "rows" in facts ? listLetter(facts, texts) : decisionLetter(facts, texts);

function listLetter(facts: DecisionListFacts, { t, language }: MailTexts): Letter {
  return {
    subject: t("decisions.subject", { count: facts.count }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("decisions.text")}</Paragraph>
        {facts.rows.map((row) => (
          <Fragment key={row.url}>
            <Entry href={row.url} title={{ text: row.title, language: row.textLanguage }} within={language}>
              {t(`decisions.kinds.${textKeys[row.decision]}`, {
                day: isolated(dayOf(row.when, language), language),
              })}
            </Entry>
            {row.reason && <Quote text={row.reason} />}
          </Fragment>
        ))}
        {facts.more > 0 && <Paragraph>{t("decisions.more", { count: facts.more })}</Paragraph>}
        <Button href={facts.url}>{t("decisions.button")}</Button>
      </>
    ),
  };
}

const dayOf = (when: MailWhen, language: Language): string =>
  formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));

function decisionLetter(facts: DecisionFacts, texts: MailTexts): Letter {
  const { t, language } = texts;
  const key = textKeys[facts.decision];
  const { startsAtLocal: local, countryCode } = facts.when;
  return {
    subject: t(`${key}.subject`, { event: eventInSubject({ ...facts, day: { local, countryCode } }, texts) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>
          {t("event")} <Foreign text={facts.title} language={facts.textLanguage} within={language} />
        </Paragraph>
        <Paragraph>{t(`${key}.text`)}</Paragraph>
        {facts.reason && isIntroduced(key) && <Paragraph>{t(`${key}.reason`)}</Paragraph>}
        {facts.reason && <Quote text={facts.reason} />}
        <Button href={facts.url}>{t(`${key}.button`)}</Button>
      </>
    ),
  };
}
