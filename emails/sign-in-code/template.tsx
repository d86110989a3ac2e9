import type { MailModel } from "../mail-model.ts";
import { Code, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

const words = {
  sign_in: "text",
  register: "textRegister",
  change_email: "textChange",
  release_email: "textRelease",
} as const;

export function signInCode(model: Extract<MailModel, { kind: "sign_in_code" }>, { t }: MailTexts): Letter {
  return {
    subject: t("code.subject", { code: model.code }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`code.${words[model.use]}`, { minutes: model.minutes })}</Paragraph>
        <Code value={model.code} />
        <Small>{t(model.use === "release_email" ? "code.notYouRelease" : "code.notYou")}</Small>
      </>
    ),
  };
}
