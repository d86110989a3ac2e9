import { isolated } from "#app/domain/text/bidi-isolate.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";

export type EmailChangedFacts = {
  /** Masked for the owner of the old address. */
  newAddress: string;
  /** True in the mail to the new address. */
  isOwn: boolean;
  url: string;
  /** Link that undoes the change, with its lifetime; null in the mail to an address that cannot undo it. */
  undo: { url: string; days: number } | null;
};

/** Write the mail: the new address gets a link to the account, the old one a way to undo the change or to object. */
export function template({ newAddress, isOwn, url, undo }: EmailChangedFacts, { t, language }: MailTexts): Letter {
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
