import type { Letter, MailTexts } from "../parts/letter.ts";
import { Code, Paragraph, Small } from "../parts/parts.tsx";

const textKeys = {
  sign_in: "text",
  register: "textRegister",
  change_email: "textChange",
  release_email: "textRelease",
} as const;

/** `minutes`: lifetime of the code; `use`: what it confirms. */
export type CodeFacts = { code: string; minutes: number; use: keyof typeof textKeys };

export function template({ code, minutes, use }: CodeFacts, { t }: MailTexts): Letter {
  return {
    subject: t("code.subject", { code }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`code.${textKeys[use]}`, { minutes })}</Paragraph>
        <Code value={code} />
        <Small>{t(use === "release_email" ? "code.notYouRelease" : "code.notYou")}</Small>
      </>
    ),
  };
}
