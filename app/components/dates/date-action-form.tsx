import type { DateActionValues } from "#app/domain/dates/date-actions-form.ts";
import type { FieldMetadata, FormMetadata, SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";

export type DateActionReply = SubmissionResult<string[]> | undefined;
export type DateActionFields = ReturnType<FormMetadata<DateActionValues, string[]>["getFieldset"]>;
type Target = { intent: DateActionValues["intent"]; dateId: string; version: string };

/** Tell whether a reply belongs to this form: a page has one form for each date and action. */
export const isAbout = (reply: DateActionReply, target: Target): boolean =>
  reply?.initialValue?.["intent"] === target.intent && (reply.initialValue["dateId"] ?? "") === target.dateId;

/**
 * Show a form for one action on a date, or for a new date. It is folded, so that its hint is read before the button is
 * pressed; a refused form comes back open, as it was typed.
 */
export function ActionForm({
  target,
  reply,
  title,
  button,
  isDanger = false,
  dates = [],
  capacity = "",
  children,
}: {
  target: Target;
  reply: DateActionReply;
  title: string;
  button: string;
  isDanger?: boolean;
  /** Initial values of the date fields, if the form has any. */
  dates?: DateActionValues["dates"] & {};
  capacity?: string;
  children: (fields: DateActionFields) => ReactNode;
}) {
  const { t } = useTranslation("dates");
  const ours = isAbout(reply, target);
  const [form, fields] = useForm<DateActionValues, DateActionValues, string[]>({
    id: `${target.intent}-${target.dateId}`,
    lastResult: ours && reply ? reply : null,
    defaultValue: { ...target, dates, capacity },
  });
  const labels = { ...useFormLabels(), note: t("note"), joinUrl: t("joinUrl"), capacity: t("capacity") };
  return (
    <details open={ours}>
      <summary>{title}</summary>
      <form method="post" id={form.id} noValidate>
        {ours && <ErrorSummary form={form} labels={labels} />}
        <input type="hidden" name="intent" value={target.intent} />
        <input type="hidden" name="dateId" value={target.dateId} />
        <input type="hidden" name="version" value={target.version} />
        {children(fields)}
        <p>
          <button type="submit" {...(isDanger ? { className: "danger" } : {})}>
            {button}
          </button>
        </p>
      </form>
    </details>
  );
}

export function NoteField({ field, isOptional = false }: { field: FieldMetadata; isOptional?: boolean }) {
  const { t } = useTranslation("dates");
  return <TextField field={field} label={t("note")} hint={t("noteHint")} isOptional={isOptional} dir="auto" />;
}
