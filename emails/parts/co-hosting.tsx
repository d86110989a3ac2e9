import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import type { Letter, MailEvent, MailTexts, MailWhen } from "./letter.ts";
import { eventInSubject } from "./subject-event.ts";
import { Button, Fact, Facts, Foreign, Paragraph, Small, Title } from "./parts.tsx";

export type CoHostingFacts = MailEvent & {
  when: MailWhen;
  /** Title for the subject, where it may be read by others. */
  subjectTitle: string | null;
  /** Public name of the organisation that asks. */
  organisation: string;
  url: string;
};

/** Write a mail that asks to co-host an event. Only the city is named: the place is for accepted co-hosts. */
export const coHostingTemplate =
  (about: "coInvited" | "requested") =>
  (facts: CoHostingFacts, texts: MailTexts): Letter => {
    const { t, language } = texts;
    const { when, subjectTitle } = facts;
    const day = { local: when.startsAtLocal, countryCode: when.countryCode };
    const who = isolated(facts.organisation, language);
    return {
      subject: t(`${about}.subject`, { event: eventInSubject({ subjectTitle, day }, texts, "day") }),
      body: (
        <>
          <Paragraph>{t("greeting")}</Paragraph>
          <Paragraph>{t(`${about}.text`, { who })}</Paragraph>
          <Title>
            <Foreign text={facts.title} language={facts.textLanguage} within={language} />
          </Title>
          <Facts>
            <Fact term={t("signUpConfirmed.when")}>
              {listText([dayText(when, language), isolated(timesText(when, language), language)], language)}
            </Fact>
            <Fact term={t("signUpConfirmed.where")}>{isolated(when.cityName, language)}</Fact>
          </Facts>
          <Button href={facts.url}>{t(`${about}.button`)}</Button>
          <Small>{t(`${about}.hint`)}</Small>
        </>
      ),
    };
  };
