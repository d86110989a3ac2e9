import type { VisiblePlace } from "#app/domain/model/place.ts";
import type { DateNews } from "#app/domain/notifications/date-news.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, type Span, timesText } from "#app/domain/time/when-text.ts";
import { dateText, startText } from "../parts/date-text.ts";
import { attendeeFooter } from "../parts/footers.ts";
import type { Letter, MailEvent, MailTexts, MailTitle, MailWhen } from "../parts/letter.ts";
import { Button, Entry, Fact, Facts, Foreign, Heading, Paragraph, Quote, Small, Title } from "../parts/parts.tsx";
import { placeText } from "../parts/place-text.ts";

export type DateChangedFacts = MailEvent & {
  role: "holder" | "waiting" | "follower";
  /** News to the reader, the most important first; at least one. */
  news: readonly DateNews[];
  when: MailWhen;
  /** The time the reader was told before; null when it has not changed. */
  before: Pick<MailWhen, "startsAtLocal" | "endsAtLocal"> | null;
  /** Null when attendees should not go there. */
  place: VisiblePlace | null;
  isOnline: boolean;
  hasCalendar: boolean;
  organisers: string;
  reason: string | null;
  /** Other dates in that city and week, when this one does not take place. */
  alternatives: readonly { title: MailTitle; when: MailWhen; url: string }[];
  pageUrl: string;
};

export const footer = (facts: DateChangedFacts, texts: MailTexts): string =>
  facts.role === "follower" ? texts.t("footerFollow", { url: facts.pageUrl }) : attendeeFooter(facts, texts);

/** Write the news about a date, then its present state: one mail for any number of changes. */
export function template(facts: DateChangedFacts, texts: MailTexts): Letter {
  const { t, language } = texts;
  const { when, before, place } = facts;
  const [first = "current"] = facts.news;
  const day = formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));
  const voice = facts.role === "follower" ? "followText" : "text";
  const isOff = first === "cancelled";
  return {
    subject: t(`change.subject.${first}`, { day: isolated(day, language) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        {facts.news.map((update) => (
          <Paragraph key={update}>{t(`change.${voice}.${update}`)}</Paragraph>
        ))}
        {facts.reason && <Paragraph>{t("change.why")}</Paragraph>}
        {facts.reason && <Quote text={facts.reason} />}
        <Title>
          <Foreign text={facts.title} language={facts.textLanguage} within={language} />
        </Title>
        <Facts>
          <Fact term={t(isOff || first === "postponed" ? "change.before" : "signUpConfirmed.when")}>
            {dateText(when, texts)}
          </Fact>
          {before && (
            <Fact term={t("change.before")}>
              {listText(spanText({ ...before, countryCode: when.countryCode }, texts), language)}
            </Fact>
          )}
          {facts.isOnline && <Fact term={t("signUpConfirmed.where")}>{t("change.online")}</Fact>}
          {place && <Fact term={t("signUpConfirmed.where")}>{placeText({ ...facts, place }, texts)}</Fact>}
          <Fact term={t("signUpConfirmed.who")}>{isolated(facts.organisers, language)}</Fact>
        </Facts>
        <Instead facts={facts} texts={texts} />
        <Button href={facts.pageUrl}>{t("signUpConfirmed.button")}</Button>
        <Small>{hintText(facts, texts)}</Small>
        {facts.hasCalendar && <Small>{t(isOff ? "change.calendarOff" : "change.calendar")}</Small>}
      </>
    ),
  };
}

/** Say what the reader can do on the page behind the button. */
function hintText({ role, news }: DateChangedFacts, { t }: MailTexts): string {
  if (role === "follower") return t("change.followHint");
  return t(news[0] === "cancelled" ? "change.offHint" : "change.buttonHint");
}

/** List what else takes place in that city and week. */
function Instead({ facts: { alternatives }, texts }: { facts: DateChangedFacts; texts: MailTexts }) {
  const { t, language } = texts;
  if (alternatives.length === 0) return null;
  return (
    <>
      <Heading>{t("change.instead")}</Heading>
      {alternatives.map((date) => (
        <Entry key={date.url} href={date.url} title={date.title} within={language}>
          {listText([startText(date.when, texts), isolated(date.when.cityName, language)], language)}
        </Entry>
      ))}
    </>
  );
}

const spanText = (span: Span, { language }: MailTexts): string[] => [
  dayText(span, language),
  isolated(timesText(span, language), language),
];
