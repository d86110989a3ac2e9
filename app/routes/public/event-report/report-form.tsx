import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { reportKinds } from "#app/domain/model/report.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { kind: string; text: string; email: string };

/** Show the form to report a problem. It asks for no name, and for an address only to answer by mail. */
export function ReportForm({ reply }: { reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("public");
  const [form, fields] = useForm<Values, Values, string[]>({ id: "report", lastResult: reply ?? null });
  const labels = { kind: t("report.kind"), text: t("report.text"), email: t("report.email") };
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <ChoiceField
        field={fields.kind}
        label={labels.kind}
        kind="radio"
        options={reportKinds.map((kind) => ({ value: kind, label: t(`report.kinds.${kind}`) }))}
      />
      <TextAreaField field={fields.text} label={labels.text} hint={t("report.textHint")} rows={5} dir="auto" />
      <TextField
        field={fields.email}
        label={labels.email}
        hint={t("report.emailHint")}
        type="email"
        dir="ltr"
        autoComplete="email"
        isOptional
      />
      <button type="submit" className="big">
        {t("report.send")}
      </button>
    </form>
  );
}
