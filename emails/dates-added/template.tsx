import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { startText } from "../parts/date-text.ts";
import type { Letter, MailTexts, MailTitle, MailWhen } from "../parts/letter.ts";
import { Button, Entry, Paragraph, Small } from "../parts/parts.tsx";

export type AddedDate = { title: MailTitle; when: MailWhen; url: string };
export type DatesAddedFacts = {
  /** In order of start; at least one. */
  dates: readonly AddedDate[];
  pageUrl: string;
};

export const footer = ({ pageUrl }: DatesAddedFacts, { t }: MailTexts): string => t("footerFollow", { url: pageUrl });

export function template({ dates, pageUrl }: DatesAddedFacts, texts: MailTexts): Letter {
  const { t, language } = texts;
  return {
    subject: t("datesAdded.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("datesAdded.text", { count: dates.length })}</Paragraph>
        {dates.map(({ title, when, url }) => (
          <Entry key={`${url} ${when.startsAtLocal}`} href={url} title={title} within={language}>
            {listText([startText(when, texts), isolated(when.cityName, language)], language)}
          </Entry>
        ))}
        <Button href={pageUrl}>{t("signUpConfirmed.button")}</Button>
        <Small>{t("change.followHint")}</Small>
      </>
    ),
  };
}
