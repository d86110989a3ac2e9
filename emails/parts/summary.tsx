import type { MailModel } from "../mail-model.ts";
import { Button, Fact, Facts, Foreign, Paragraph, Small, Title } from "./parts.tsx";
import type { Letter, MailTexts } from "./letter.ts";
import { startText } from "./date-text.ts";

type Model = Extract<MailModel, { kind: "summary" }>;
const words = { sign_ups: "dailySummary", waiting: "reviewDigest" } as const;

/** The day in a few lines: who signed up for an event, or what waits for a coordinator. */
export function summary(model: Model, texts: MailTexts): Letter {
  const { t, language } = texts;
  const kind = words[model.about];
  return {
    subject: t(`${kind}.subject`, { count: model.count }),
    body: (
      <>
        <Paragraph>{t("greeting")}</Paragraph>
        <Paragraph>{t(`${kind}.text`, { count: model.count })}</Paragraph>
        {model.title && (
          <Title>
            <Foreign text={model.title.text} language={model.title.language} within={language} />
          </Title>
        )}
        <Facts>
          {model.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
            <Fact key={index} term={termOf(row, texts)}>
              {wordsOf(model.about, row.values, texts)}
            </Fact>
          ))}
        </Facts>
        <Button href={model.url}>{t(`${kind}.button`)}</Button>
        <Small>{t(`${kind}.hint`)}</Small>
      </>
    ),
  };
}

function termOf(row: Model["rows"][number], texts: MailTexts): string {
  if (row.when) return startText(row.when, texts);
  return row.label?.text ?? "";
}

function wordsOf(about: Model["about"], values: Readonly<Record<string, number>>, { t }: MailTexts): string {
  const days = values["days"] ?? 0;
  if (about === "waiting") return days === 0 ? t("reviewDigest.today") : t("reviewDigest.age", { count: days });
  const people = t("signUpConfirmed.party", { count: values["people"] ?? 0 });
  const waiting = values["waiting"] ?? 0;
  return waiting > 0 ? `${people} · ${t("dailySummary.waiting", { count: waiting })}` : people;
}
