import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { timeText } from "#app/domain/time/when-text.ts";
import { offsetLabel } from "#app/domain/time/zoned-time.ts";
import { Button, Fact, Facts, Paragraph, Quote, Small } from "./parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";
import { Titles } from "./titles.tsx";
import { startText, dateText } from "./date-text.ts";

type Model = Extract<
  MailModel,
  { kind: "sign_up_waitlisted" | "seats_offered" | "sign_up_released" | "session_changed" | "attendee_message" }
>;
const words = {
  sign_up_waitlisted: "waitlisted",
  seats_offered: "offered",
  sign_up_released: "released",
  session_changed: "sessionChanged",
  attendee_message: "attendeeMessage",
} as const;

/** How a sign-up stands when it is not simply in: waiting, offered, taken back; or what the organiser writes to all. */
export function signUpState(model: Model, texts: MailTexts): Letter {
  const { t, language } = texts;
  const kind = words[model.kind];
  const until = model.until && untilText(model, model.until, texts);
  return {
    subject: t(`${kind}.subject`, { when: startText(model.when, texts) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`${kind}.text`, { who: isolated(model.organisers ?? "", language) })}</Paragraph>
        {model.quote && <Quote text={model.quote} />}
        <Titles model={model} within={language} />
        <Facts>
          {until && <Fact term={t("offered.until")}>{until}</Fact>}
          <Fact term={t("signUpConfirmed.when")}>{dateText(model.when, texts)}</Fact>
          {model.room && <Fact term={t("sessionChanged.room")}>{isolated(model.room, language)}</Fact>}
          {model.partySize !== null && (
            <Fact term={t("signUpConfirmed.seats")}>{t("signUpConfirmed.party", { count: model.partySize })}</Fact>
          )}
        </Facts>
        <Button href={model.pageUrl}>{t(`${kind}.button`)}</Button>
        <Small>{t(`${kind}.hint`)}</Small>
      </>
    ),
  };
}

function untilText(model: Model, until: NonNullable<Model["until"]>, { common, language }: MailTexts): string {
  const { cityName, countryCode } = model.when;
  const day = formatLocal(until.local, "day", formatLocaleFor(language, countryCode));
  const time = isolated(timeText(until.local, language, countryCode), language);
  const zone = common("time.zone", {
    city: isolated(cityName, language),
    offset: offsetLabel(until.offsetMinutes),
  });
  return listText([day, time, zone], language);
}
