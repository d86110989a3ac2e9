import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

type Model = Extract<MailModel, { kind: "email_changed" }>;

/** To the new address with a way on; to the old one with a way to undo it, or to object. */
export function emailChanged({ newAddress, isOwn, url, undo }: Model, { t, language }: MailTexts): Letter {
  const address = isolated(newAddress, language);
  return {
    subject: t("emailChanged.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(isOwn ? "emailChanged.textNew" : "emailChanged.textOld", { address })}</Paragraph>
        {isOwn && <Button href={url}>{t("emailChanged.button")}</Button>}
        {undo && (
          <>
            <Paragraph>{t("emailChanged.undoText", { days: undo.days })}</Paragraph>
            <Button href={undo.url}>{t("emailChanged.undo")}</Button>
          </>
        )}
        {!isOwn && <Small>{t("emailChanged.notYou")}</Small>}
      </>
    ),
  };
}
