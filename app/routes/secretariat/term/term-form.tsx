import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";
import type { Language } from "#app/domain/languages/language.ts";
import type { Labels } from "#app/domain/vocabulary/labels.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { labels: Record<Language, string> };

/** Show the labels of a term in each language. */
export function TermForm({ labels, reply }: { labels: Labels; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("lists");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "term",
    lastResult: reply ?? null,
    defaultValue: { labels: labels as Values["labels"] },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={languageLabels("labels")} />
      <LanguageFields legend={t("names")} hint={t("namesHint")} fields={fields.labels.getFieldset()} isOptional />
      <button type="submit" name="intent" value="rename">
        {t("save")}
      </button>
    </form>
  );
}
