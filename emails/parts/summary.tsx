import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { startText } from "./date-text.ts";
import type { Letter, MailTexts, MailTitle, MailWhen } from "./letter.ts";
import { withTitle } from "./subject-event.ts";
import { Button, Fact, Facts, Foreign, Paragraph, Small, Title } from "./parts.tsx";

export type SummaryFacts<Row> = {
  /** Number of sign-ups or review items. */
  count: number;
  title: MailTitle | null;
  /** Title for the subject, where it may be read by others. */
  subjectTitle?: string | null;
  rows: readonly Row[];
  url: string;
};

type RowText = { term: string; value: string };

/** Write a mail with a list of counts and one button. */
export const summaryTemplate =
  <Row,>(about: "dailySummary" | "reviewDigest", textOf: (row: Row, texts: MailTexts) => RowText) =>
  (facts: SummaryFacts<Row>, texts: MailTexts): Letter => {
    const { t, language } = texts;
    const rows = facts.rows.map((row) => textOf(row, texts));
    return {
      subject: withTitle(t(`${about}.subject`, { count: facts.count }), facts.subjectTitle ?? null, texts),
      body: (
        <>
          <Paragraph>{t("greeting")}</Paragraph>
          <Paragraph>{t(`${about}.text`, { count: facts.count })}</Paragraph>
          {facts.title && (
            <Title>
              <Foreign text={facts.title.text} language={facts.title.language} within={language} />
            </Title>
          )}
          <Facts>
            {rows.map(({ term, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
              <Fact key={index} term={term}>
                {value}
              </Fact>
            ))}
          </Facts>
          <Button href={facts.url}>{t(`${about}.button`)}</Button>
          <Small>{t(`${about}.hint`)}</Small>
        </>
      ),
    };
  };

/** Number of people with seats at one date, and on its waitlist. */
export type SignUpCountRow = { when: MailWhen; people: number; waiting: number };

export function signUpCountText({ when, people, waiting }: SignUpCountRow, texts: MailTexts): RowText {
  const { t } = texts;
  const count = t("signUpConfirmed.party", { count: people });
  return {
    term: startText(when, texts),
    value: waiting > 0 ? `${count} · ${t("dailySummary.waiting", { count: waiting })}` : count,
  };
}

/** Title of a review item, or the city of proposed words of welcome, with its age, in days. */
export type ReviewItemRow = ({ label: string } | { welcomeOf: string }) & { days: number };

export const reviewItemText = ({ days, ...item }: ReviewItemRow, { t, language }: MailTexts): RowText => ({
  term: "label" in item ? item.label : t("reviewDigest.welcome", { city: isolated(item.welcomeOf, language) }),
  value: days === 0 ? t("reviewDigest.today") : t("reviewDigest.age", { count: days }),
});
