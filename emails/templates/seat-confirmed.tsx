import type { MailModel } from "#app/domain/outbox/mail-model.ts";
import { isolated } from "#app/domain/text/isolated.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText, timeText } from "#app/domain/time/when-text.ts";
import { offsetWords } from "#app/domain/time/zoned-time.ts";
import { Button, Code, Fact, Facts, Foreign, Paragraph, Small, Title } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";
import { placeWords } from "./place-words.ts";

type Model = Extract<MailModel, { kind: "seat_confirmed" }>;

export function seatConfirmed(model: Model, texts: MailTexts): Letter {
  const { t, common, language } = texts;
  const { when } = model;
  const locale = formatLocaleFor(language, when.countryCode);
  const day = formatLocal(when.startsAtLocal, "day", locale);
  const zone = common("time.zone", {
    city: when.cityName,
    offset: isolated(offsetWords(when.offsetMinutes), language),
  });
  return {
    subject: t("seat.subject", {
      when: isolated(listText([day, timeText(when.startsAtLocal, language, when.countryCode)], language), language),
    }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("seat.text")}</Paragraph>
        <Title>
          <Foreign text={model.title} language={model.textLanguage} within={language} />
        </Title>
        <Facts>
          <Fact term={t("seat.when")}>
            {listText([dayText(when, language), isolated(timesText(when, language), language), zone], language)}
          </Fact>
          <Fact term={t("seat.where")}>{placeWords(model, texts)}</Fact>
          <Fact term={t("seat.who")}>{isolated(model.organisers, language)}</Fact>
          <Fact term={t("seat.seats")}>{t("seat.party", { count: model.partySize })}</Fact>
        </Facts>
        <Paragraph>{t("seat.code")}</Paragraph>
        <Code value={model.doorCode} />
        <Button href={model.pageUrl}>{t("seat.button")}</Button>
        <Small>{t("seat.buttonHint")}</Small>
        <Small>{t("seat.calendar")}</Small>
      </>
    ),
  };
}
