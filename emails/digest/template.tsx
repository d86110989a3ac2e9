import type { DigestDate, MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { Button, Entry, Heading, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { startText } from "../parts/date-text.ts";

type Model = Extract<MailModel, { kind: "digest" }>;

/** The week by a filter: what leads its page first, then what is near, then what is new. */
export function digest(model: Model, texts: MailTexts): Letter {
  const { t } = texts;
  return {
    subject: t("digest.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("digest.text", { words: filterText(model, texts) })}</Paragraph>
        {model.sections.map((section) => (
          <Section key={section.about} section={section} texts={texts} />
        ))}
        {model.more > 0 && <Paragraph>{t("digest.more", { count: model.more })}</Paragraph>}
        <Button href={model.programmeUrl}>{t("digest.button")}</Button>
        <Small>{t("digest.stop", { url: model.unsubscribeUrl })}</Small>
      </>
    ),
  };
}

function Section({ section, texts }: { section: Model["sections"][number]; texts: MailTexts }) {
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

function filterText(model: Pick<Model, "labels" | "attendance">, { t, common, language }: MailTexts): string {
  const ways = model.attendance.map((value) => common(`attendance.${value}`));
  const words = [...model.labels.map((label) => isolated(label, language)), ...ways];
  return words.length === 0 ? t("digest.everything") : listText(words, language);
}

/** Asks whether an address wants it, and says what it would be. */
export function digestConfirm(model: Extract<MailModel, { kind: "digest_confirm" }>, texts: MailTexts): Letter {
  const { t } = texts;
  const words = filterText(model, texts);
  return {
    subject: t("digestConfirm.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("digestConfirm.text", { words })}</Paragraph>
        <Button href={model.url}>{t("digestConfirm.button")}</Button>
        <Small>{t("confirm.notYou", { hours: model.hours })}</Small>
      </>
    ),
  };
}
