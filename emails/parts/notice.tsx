import type { MailModel } from "../mail-model.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { Button, Foreign, Paragraph, Quote, Small } from "./parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";

type Model = Extract<MailModel, { kind: "notice" }>;
/** Where a sentence below the button says what else the reader should know. */
const hinted = ["coordinator_invited", "factor_reset_own", "report_answered"] as const;
const isHinted = (about: Model["about"]): about is (typeof hinted)[number] =>
  (hinted as readonly string[]).includes(about);

/** One thing that happened, what somebody said about it, and one way on: the letter for most news of the workspaces. */
export function notice(model: Model, { t, language }: MailTexts): Letter {
  const { about, title, quote, url, day } = model;
  const scopes = (model.scopes ?? []).map((name) => (name === null ? t("notice.network") : isolated(name, language)));
  const values = {
    who: isolated(model.who, language),
    places: listText(scopes, language),
    day: day ? isolated(formatLocal(day.local, "day", formatLocaleFor(language, day.countryCode)), language) : "",
  };
  return {
    subject: t(`notice.${about}.subject`, values),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`notice.${about}.text`, values)}</Paragraph>
        {title && (
          <Paragraph>
            {t("event")} <Foreign text={title.text} language={title.language} within={language} />
          </Paragraph>
        )}
        {quote && <Quote text={quote} />}
        {url && <Button href={url}>{t(`notice.${about}.button`)}</Button>}
        {isHinted(about) && <Small>{t(`notice.${about}.hint`)}</Small>}
      </>
    ),
  };
}
