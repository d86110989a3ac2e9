import { type FilterFacts, filterText } from "../parts/filter-text.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";

/** `hours`: lifetime of the link. */
export type DigestConfirmFacts = FilterFacts & { url: string; hours: number };

export function template(facts: DigestConfirmFacts, texts: MailTexts): Letter {
  const { t } = texts;
  return {
    subject: t("digestConfirm.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("digestConfirm.text", { words: filterText(facts, texts) })}</Paragraph>
        <Button href={facts.url}>{t("digestConfirm.button")}</Button>
        <Small>{t("confirm.notYou", { hours: facts.hours })}</Small>
      </>
    ),
  };
}
