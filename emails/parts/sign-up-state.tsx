import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { timeText } from "#app/domain/time/when-text.ts";
import { type LocalDateTime, offsetLabel } from "#app/domain/time/zoned-time.ts";
import { dateText, startText } from "./date-text.ts";
import type { Letter, MailEvent, MailTexts, MailTitle, MailWhen } from "./letter.ts";
import { Button, Fact, Facts, Paragraph, Quote, Small } from "./parts.tsx";
import { Titles } from "./titles.tsx";

export type SignUpStateFacts = MailEvent & {
  session: MailTitle | null;
  when: MailWhen;
  partySize: number | null;
  /** Deadline of an offer, as wall clock in the zone of the event. */
  until: { local: LocalDateTime; offsetMinutes: number } | null;
  room?: string | null;
  /** Message or reason of the organiser. */
  quote: string | null;
  organisers?: string;
  /** Readers of a message: all attendees of the event by default, else those of one date, or its waitlist. */
  audience?: "ofDate" | "waiting";
  pageUrl: string;
};

type About = "waitlisted" | "offered" | "released" | "sessionChanged" | "attendeeMessage";

/** Say why one gets this mail. */
function reasonText(about: About, { audience, organisers = "" }: SignUpStateFacts, { t, language }: MailTexts): string {
  const who = isolated(organisers, language);
  if (audience === "ofDate") return t("attendeeMessage.textOfDate", { who });
  return audience === "waiting" ? t("attendeeMessage.textWaiting", { who }) : t(`${about}.text`, { who });
}

/** Write a mail about a sign-up: the change of its state or of its session, or the organiser's text, and the date. */
export const signUpStateTemplate =
  (about: About) =>
  (facts: SignUpStateFacts, texts: MailTexts): Letter => {
    const { t, language } = texts;
    const until = facts.until && untilText(facts.when, facts.until, texts);
    return {
      subject: t(`${about}.subject`, { when: startText(facts.when, texts) }),
      body: (
        <>
          <Paragraph>{t("greeting")}</Paragraph>
          <Paragraph>{reasonText(about, facts, texts)}</Paragraph>
          {facts.quote && <Quote text={facts.quote} />}
          <Titles facts={facts} within={language} />
          <Facts>
            {until && <Fact term={t("offered.until")}>{until}</Fact>}
            <Fact term={t("signUpConfirmed.when")}>{dateText(facts.when, texts)}</Fact>
            {facts.room && <Fact term={t("sessionChanged.room")}>{isolated(facts.room, language)}</Fact>}
            {facts.partySize !== null && (
              <Fact term={t("signUpConfirmed.seats")}>{t("signUpConfirmed.party", { count: facts.partySize })}</Fact>
            )}
          </Facts>
          <Button href={facts.pageUrl}>{t(`${about}.button`)}</Button>
          <Small>{t(`${about}.hint`)}</Small>
        </>
      ),
    };
  };

function untilText(
  { cityName, countryCode }: MailWhen,
  until: NonNullable<SignUpStateFacts["until"]>,
  { common, language }: MailTexts,
): string {
  const day = formatLocal(until.local, "day", formatLocaleFor(language, countryCode));
  const time = isolated(timeText(until.local, language, countryCode), language);
  const zone = common("time.zone", {
    city: isolated(cityName, language),
    offset: offsetLabel(until.offsetMinutes),
  });
  return listText([day, time, zone], language);
}
