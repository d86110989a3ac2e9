import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";

/** `hours`: lifetime of the link. */
export type ConfirmEmailFacts = { url: string; hours: number };

export function template({ url, hours }: ConfirmEmailFacts, { t }: MailTexts): Letter {
  return {
    subject: t("confirm.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("confirm.text")}</Paragraph>
        <Button href={url}>{t("confirm.button")}</Button>
        <Small>{t("confirm.notYou", { hours })}</Small>
      </>
    ),
  };
}
