import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { directionOf, type Language } from "#app/domain/languages/language.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { words: string };

/**
 * Show the form of a line of words that mean the same.
 * @param words empty for a new line
 */
export function SynonymLineForm({
  of,
  words,
  reply,
}: {
  of: Language;
  words: string;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("lists");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "words",
    lastResult: reply ?? null,
    defaultValue: { words },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ words: t("words") }} />
      <TextAreaField
        field={fields.words}
        label={t("words")}
        hint={`${t("wordsHint")} ${t("wordsExample")}`}
        rows={2}
        lang={of}
        dir={directionOf(of)}
      />
      <button type="submit" name="intent" value="change">
        {t(words === "" ? "addLine" : "save")}
      </button>
    </form>
  );
}
