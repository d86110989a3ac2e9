import type { MailModel } from "../mail-model.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

export function confirmEmail(model: Extract<MailModel, { kind: "confirm_email" }>, { t }: MailTexts): Letter {
  return {
    subject: t("confirm.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("confirm.text")}</Paragraph>
        <Button href={model.url}>{t("confirm.button")}</Button>
        <Small>{t("confirm.notYou", { hours: model.hours })}</Small>
      </>
    ),
  };
}
