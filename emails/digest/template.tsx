import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { startText } from "../parts/date-text.ts";
import { type FilterFacts, filterText } from "../parts/filter-text.ts";
import type { Letter, MailTexts, MailTitle, MailWhen } from "../parts/letter.ts";
import { Button, Entry, Heading, Paragraph, Small } from "../parts/parts.tsx";

/** Sections in the order of the mail. */
export type DigestSection = "featured" | "week" | "added";
export type DigestDate = { title: MailTitle; when: MailWhen; place: string | null; isOff: boolean; url: string };
export type DigestFacts = FilterFacts & {
  sections: readonly { about: DigestSection; dates: readonly DigestDate[] }[];
  /** Number of dates that are not listed. */
  more: number;
  programmeUrl: string;
  unsubscribeUrl: string;
};

export const footer = (_facts: DigestFacts, { t, site }: MailTexts): string => t("footerDigest", { site: site.week });

export function template(facts: DigestFacts, texts: MailTexts): Letter {
  const { t } = texts;
  return {
    subject: t("digest.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("digest.text", { words: filterText(facts, texts) })}</Paragraph>
        {facts.sections.map((section) => (
          <Section key={section.about} section={section} texts={texts} />
        ))}
        {facts.more > 0 && <Paragraph>{t("digest.more", { count: facts.more })}</Paragraph>}
        <Button href={facts.programmeUrl}>{t("digest.button")}</Button>
        <Small>{t("digest.stop", { url: facts.unsubscribeUrl })}</Small>
      </>
    ),
  };
}

function Section({ section, texts }: { section: DigestFacts["sections"][number]; texts: MailTexts }) {
  return (
    <>
      <Heading>{texts.t(`digest.section.${section.about}`)}</Heading>
      {section.dates.map((date, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
        <Entry key={index} href={date.url} title={date.title} within={texts.language}>
          {lineOf(date, texts)}
        </Entry>
      ))}
    </>
  );
}

function lineOf(date: DigestDate, texts: MailTexts): string {
  const { t, language } = texts;
  const place = date.place === null ? null : isolated(date.place, language);
  const parts = [startText(date.when, texts), place, isolated(date.when.cityName, language)];
  const line = listText(
    parts.filter((part) => part !== null),
    language,
  );
  return date.isOff ? `${t("digest.off")} ${line}` : line;
}
