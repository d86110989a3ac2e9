import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, type Span, timesText } from "#app/domain/time/when-text.ts";
import { Button, Fact, Facts, Foreign, Paragraph, Quote, Small, Title } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { placeText } from "../parts/place-text.ts";
import { dateText } from "../parts/date-text.ts";

type Model = Extract<MailModel, { kind: "date_changed" }>;

/** What is new about a date, then how it stands: one mail for however many steps led there. */
export function dateChanged(model: Model, texts: MailTexts): Letter {
  const { t, language } = texts;
  const { when, before, place } = model;
  const [first = "current"] = model.news;
  const day = formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));
  const voice = model.role === "follower" ? "followText" : "text";
  const isOff = first === "cancelled";
  return {
    subject: t(`change.subject.${first}`, { day: isolated(day, language) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        {model.news.map((update) => (
          <Paragraph key={update}>{t(`change.${voice}.${update}`)}</Paragraph>
        ))}
        {model.reason && <Paragraph>{t("change.why")}</Paragraph>}
        {model.reason && <Quote text={model.reason} />}
        <Title>
          <Foreign text={model.title} language={model.textLanguage} within={language} />
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
          {model.isOnline && <Fact term={t("signUpConfirmed.where")}>{t("change.online")}</Fact>}
          {place && <Fact term={t("signUpConfirmed.where")}>{placeText({ ...model, place }, texts)}</Fact>}
          <Fact term={t("signUpConfirmed.who")}>{isolated(model.organisers, language)}</Fact>
        </Facts>
        <Button href={model.pageUrl}>{t("signUpConfirmed.button")}</Button>
        <Small>{t(model.role === "follower" ? "change.followHint" : "change.buttonHint")}</Small>
        {model.hasCalendar && <Small>{t(isOff ? "change.calendarOff" : "change.calendar")}</Small>}
      </>
    ),
  };
}

const spanText = (span: Span, { language }: MailTexts): string[] => [
  dayText(span, language),
  isolated(timesText(span, language), language),
];
