import type { VisiblePlace } from "#app/domain/model/place.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { dateText, startText } from "./date-text.ts";
import type { Letter, MailEvent, MailTexts, MailTitle, MailWhen } from "./letter.ts";
import { Button, Code, Fact, Facts, Paragraph, Small } from "./parts.tsx";
import { placeText } from "./place-text.ts";
import { Titles } from "./titles.tsx";

export type SignUpFacts = MailEvent & {
  /** Session, when it has a sign-up itself. */
  session: MailTitle | null;
  when: MailWhen;
  /** Null when the date takes place online. */
  place: VisiblePlace | null;
  organisers: string;
  checkInCode: string;
  partySize: number;
  pageUrl: string;
};

/** Write a mail with all that an attendee needs to take part: the confirmation, and again the reminder. */
export const signUpTemplate =
  (about: "signUpConfirmed" | "reminder") =>
  (facts: SignUpFacts, texts: MailTexts): Letter => {
    const { t, language } = texts;
    const { place } = facts;
    return {
      subject: t(`${about}.subject`, { when: startText(facts.when, texts) }),
      body: (
        <>
          <Paragraph>{t("greeting")}</Paragraph>
          <Paragraph>{t(`${about}.text`)}</Paragraph>
          <Titles facts={facts} within={language} />
          <Facts>
            <Fact term={t("signUpConfirmed.when")}>{dateText(facts.when, texts)}</Fact>
            <Fact term={t("signUpConfirmed.where")}>
              {place === null ? t("change.online") : placeText({ ...facts, place }, texts)}
            </Fact>
            <Fact term={t("signUpConfirmed.who")}>{isolated(facts.organisers, language)}</Fact>
            <Fact term={t("signUpConfirmed.seats")}>{t("signUpConfirmed.party", { count: facts.partySize })}</Fact>
          </Facts>
          <Paragraph>{t("signUpConfirmed.code")}</Paragraph>
          <Code value={facts.checkInCode} />
          <Button href={facts.pageUrl}>{t("signUpConfirmed.button")}</Button>
          <Small>{t(`${about}.buttonHint`)}</Small>
          {about === "signUpConfirmed" && <Small>{t("signUpConfirmed.calendar")}</Small>}
        </>
      ),
    };
  };
