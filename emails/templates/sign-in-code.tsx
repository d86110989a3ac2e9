import type { MailModel } from "#app/domain/outbox/mail-model.ts";
import { Code, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";

export function signInCode(model: Extract<MailModel, { kind: "sign_in_code" }>, { t }: MailTexts): Letter {
  return {
    subject: t("code.subject", { code: model.code }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("code.text", { minutes: model.minutes })}</Paragraph>
        <Code value={model.code} />
        <Small>{t("code.notYou")}</Small>
      </>
    ),
  };
}
