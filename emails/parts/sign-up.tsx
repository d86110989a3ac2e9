import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { Button, Code, Fact, Facts, Paragraph, Small } from "./parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";
import { placeText } from "./place-text.ts";
import { Titles } from "./titles.tsx";
import { startText, dateText } from "./date-text.ts";

type Model = Extract<MailModel, { kind: "sign_up_confirmed" | "reminder" }>;
const words = { sign_up_confirmed: "signUpConfirmed", reminder: "reminder" } as const;

/** "You are in", and the day before the same once more: both have all one needs to go there. */
export function signUpConfirmed(model: Model, texts: MailTexts): Letter {
  const { t, language } = texts;
  const kind = words[model.kind];
  const { place } = model;
  return {
    subject: t(`${kind}.subject`, { when: startText(model.when, texts) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`${kind}.text`)}</Paragraph>
        <Titles model={model} within={language} />
        <Facts>
          <Fact term={t("signUpConfirmed.when")}>{dateText(model.when, texts)}</Fact>
          <Fact term={t("signUpConfirmed.where")}>
            {place === null ? t("change.online") : placeText({ ...model, place }, texts)}
          </Fact>
          <Fact term={t("signUpConfirmed.who")}>{isolated(model.organisers, language)}</Fact>
          <Fact term={t("signUpConfirmed.seats")}>{t("signUpConfirmed.party", { count: model.partySize })}</Fact>
        </Facts>
        <Paragraph>{t("signUpConfirmed.code")}</Paragraph>
        <Code value={model.checkInCode} />
        <Button href={model.pageUrl}>{t("signUpConfirmed.button")}</Button>
        <Small>{t(model.kind === "reminder" ? "reminder.buttonHint" : "signUpConfirmed.buttonHint")}</Small>
        {model.kind === "sign_up_confirmed" && <Small>{t("signUpConfirmed.calendar")}</Small>}
      </>
    ),
  };
}
