import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { Button, Fact, Facts, Foreign, Paragraph, Small, Title } from "./parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";

type Model = Extract<MailModel, { kind: "co_host_invited" | "co_host_requested" }>;
const words = { co_host_invited: "coInvited", co_host_requested: "requested" } as const;

/** One side asks the other to organise an event together. The place is not said: it is for those who agreed. */
export function coHosting(model: Model, { t, language }: MailTexts): Letter {
  const kind = words[model.kind];
  const { when } = model;
  const day = formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));
  const who = isolated(model.organisation, language);
  return {
    subject: t(`${kind}.subject`, { day: isolated(day, language) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`${kind}.text`, { who })}</Paragraph>
        <Title>
          <Foreign text={model.title} language={model.textLanguage} within={language} />
        </Title>
        <Facts>
          <Fact term={t("signUpConfirmed.when")}>
            {listText([dayText(when, language), isolated(timesText(when, language), language)], language)}
          </Fact>
          <Fact term={t("signUpConfirmed.where")}>{isolated(when.cityName, language)}</Fact>
        </Facts>
        <Button href={model.url}>{t(`${kind}.button`)}</Button>
        <Small>{t(`${kind}.hint`)}</Small>
      </>
    ),
  };
}
