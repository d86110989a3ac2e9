import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Button, Foreign, Paragraph, Quote } from "../parts/parts.tsx";
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

export function eventDecided(model: Extract<MailModel, { kind: "event_decided" }>, { t, language }: MailTexts): Letter {
  const kind = words[model.decision];
  const day = formatLocal(model.when.startsAtLocal, "day", formatLocaleFor(language, model.when.countryCode));
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
