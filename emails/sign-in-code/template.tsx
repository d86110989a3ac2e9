import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Code, Paragraph, Small } from "../parts/parts.tsx";

const textKeys = {
  sign_in: "text",
  register: "textRegister",
  change_email: "textChange",
  release_email: "textRelease",
} as const;

/** `minutes`: lifetime of the code; `use`: what it confirms, or that nobody is known by the address. */
export type CodeFacts =
  | { code: string; minutes: number; use: keyof typeof textKeys }
  | { use: "unknown"; registerUrl: string };

export function template(facts: CodeFacts, { t }: MailTexts): Letter {
  if (facts.use === "unknown")
    return {
      subject: t("code.unknown.subject"),
      body: (
        <>
          <Paragraph>{t("greeting")}</Paragraph>
          <Paragraph>{t("code.unknown.text")}</Paragraph>
          <Button href={facts.registerUrl}>{t("code.unknown.button")}</Button>
          <Small>{t("code.unknown.hint")}</Small>
        </>
      ),
    };
  const { code, minutes, use } = facts;
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
