import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";
import type { Language } from "#app/domain/languages/language.ts";
import type { EditableKind } from "#app/domain/model/vocabulary.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { code: string; labels: Record<Language, string> };

/** Show the form of a new theme or format. */
export function NewTermForm({ kind, reply }: { kind: EditableKind; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("lists");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "new-term",
    lastResult: replyFor(reply, { intent: "add" }),
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ code: t("code"), ...languageLabels("labels") }} />
      <LanguageFields legend={t("names")} hint={t("namesHint")} fields={fields.labels.getFieldset()} isOptional />
      <TextField field={fields.code} label={t("code")} hint={t("codeHint")} dir="ltr" className="short" />
      <button type="submit" name="intent" value="add">
        {t(`add.${kind}`)}
      </button>
    </form>
  );
}
