import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

type Model = Extract<MailModel, { kind: "member_invited" }>;

export function memberInvited({ organisation, role, url, days }: Model, { t, language }: MailTexts): Letter {
  return {
    subject: t("invited.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>
          {organisation === null
            ? t("invited.textUnnamed")
            : t("invited.text", { organisation: isolated(organisation, language) })}
        </Paragraph>
        <Paragraph>{t(`invited.${role}`)}</Paragraph>
        <Button href={url}>{t("invited.button")}</Button>
        <Small>{t("invited.notYou", { days })}</Small>
      </>
    ),
  };
}
