import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { Button, Paragraph, Small } from "../parts/parts.tsx";

/** Attendee pages, each with the day of its first date, which tells pages apart without naming an event. */
export type LostLinkFacts = {
  pages: readonly { url: string; day: { local: LocalDateTime; countryCode: string } | null }[];
};

export function template({ pages }: LostLinkFacts, { t, language }: MailTexts): Letter {
  const dayOf = (day: { local: LocalDateTime; countryCode: string }) =>
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
