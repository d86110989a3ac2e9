import type { MemberRole } from "#app/domain/model/organisation.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";

export type InvitationFacts = {
  /** Null while the organisation is not verified, because its name has not been checked. */
  organisation: string | null;
  role: MemberRole;
  url: string;
  /** Lifetime of the invitation. */
  days: number;
};

export function template({ organisation, role, url, days }: InvitationFacts, { t, language }: MailTexts): Letter {
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
