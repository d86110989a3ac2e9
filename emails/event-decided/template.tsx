import type { Language } from "#app/domain/languages/language.ts";
import { Fragment } from "react";
import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Button, Entry, Foreign, Paragraph, Quote } from "../parts/parts.tsx";
import type { Letter, MailTexts } from "../parts/letter.ts";

const words = {
  approve: "approved",
  request_changes: "changes",
  refuse: "refused",
  accept: "accepted",
  decline: "declined",
  undo: "undone",
  hide: "hidden",
  show: "shown",
} as const;
/** Where the words of the coordinator need an introduction: the text does not end in "for this reason:". */
const introduced = ["approved", "accepted", "hidden", "shown"] as const;
const isIntroduced = (kind: string): kind is (typeof introduced)[number] =>
  (introduced as readonly string[]).includes(kind);

/** Several decisions as one list: each event with what was decided on it, and why. */
export function eventsDecided(
  model: Extract<MailModel, { kind: "events_decided" }>,
  { t, language }: MailTexts,
): Letter {
  return {
    subject: t("decisions.subject", { count: model.count }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t("decisions.text")}</Paragraph>
        {model.rows.map((row) => (
          <Fragment key={row.url}>
            <Entry href={row.url} title={{ text: row.title, language: row.textLanguage }} within={language}>
              {t(`decisions.kinds.${words[row.decision]}`, {
                day: isolated(dayOf(row.when, language), language),
              })}
            </Entry>
            {row.reason && <Quote text={row.reason} />}
          </Fragment>
        ))}
        {model.more > 0 && <Paragraph>{t("decisions.more", { count: model.more })}</Paragraph>}
        <Button href={model.url}>{t("decisions.button")}</Button>
      </>
    ),
  };
}

const dayOf = (when: Extract<MailModel, { kind: "event_decided" }>["when"], language: Language): string =>
  formatLocal(when.startsAtLocal, "day", formatLocaleFor(language, when.countryCode));

export function eventDecided(model: Extract<MailModel, { kind: "event_decided" }>, { t, language }: MailTexts): Letter {
  const kind = words[model.decision];
  const day = dayOf(model.when, language);
  return {
    subject: t(`${kind}.subject`, { day: isolated(day, language) }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>
          {t("event")} <Foreign text={model.title} language={model.textLanguage} within={language} />
        </Paragraph>
        <Paragraph>{t(`${kind}.text`)}</Paragraph>
        {model.reason && isIntroduced(kind) && <Paragraph>{t(`${kind}.reason`)}</Paragraph>}
        {model.reason && <Quote text={model.reason} />}
        <Button href={model.url}>{t(`${kind}.button`)}</Button>
      </>
    ),
  };
}
