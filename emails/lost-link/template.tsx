import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

/** The way back to each page of an address. The days tell them apart; what they are about stays there. */
export function lostLink({ pages }: Extract<MailModel, { kind: "lost_link" }>, { t, language }: MailTexts): Letter {
  const dayOf = (day: NonNullable<(typeof pages)[number]["day"]>) =>
    isolated(formatLocal(day.local, "day", formatLocaleFor(language, day.countryCode)), language);
  return {
    subject: t("lostLink.subject"),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("lostLink.text")}</Paragraph>
        {pages.map(({ url, day }) => (
          <Button key={url} href={url}>
            {day ? t("lostLink.day", { day: dayOf(day) }) : t("signUpConfirmed.button")}
          </Button>
        ))}
        <Small>{t("lostLink.hint")}</Small>
      </>
    ),
  };
}
