import { type ManyDatesValues, dateTickOf } from "#app/domain/dates/date-actions-form.ts";
import { manyDateActions } from "#app/domain/dates/date-actions.ts";
import type { ManagedDate } from "#app/domain/dates/list-managed-dates.server.ts";
import { type FieldMetadata, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { ChoiceField, TextField } from "#app/components/forms/fields.tsx";
import type { DateActionReply } from "#app/components/dates/date-action-form.tsx";
import { DateLine } from "./date-line.tsx";

/** Choose dates and an action for all of them; a further page asks for confirmation. */
export function ManyDatesForm({ dates, reply }: { dates: readonly ManagedDate[]; reply: DateActionReply }) {
  const { t } = useTranslation("dates");
  const [form, fields] = useForm<ManyDatesValues, ManyDatesValues, string[]>({
    id: "many",
    lastResult: reply ?? null,
  });
  const labels = { dates: t("many.dates"), action: t("many.action"), note: t("note"), joinUrl: t("joinUrl") };
  const actions = manyDateActions.map((action) => ({ value: action, label: t(`action.${action}`) }));
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <DateTicks dates={dates} field={fields.dates as FieldMetadata} />
      <div className="part">
        <ChoiceField field={fields.action} label={labels.action} kind="radio" options={actions} />
        <TextField field={fields.note} label={labels.note} hint={t("many.noteHint")} isOptional dir="auto" />
        <TextField
          field={fields.joinUrl}
          label={labels.joinUrl}
          hint={t("joinUrlMany")}
          isOptional
          type="url"
          inputMode="url"
          dir="ltr"
        />
      </div>
      <p>
        <button type="submit">{t("many.next")}</button>
      </p>
    </form>
  );
}

/** Show a checkbox for each date. Its value carries the status shown, and ticked boxes stay ticked after a refusal. */
function DateTicks({ dates, field }: { dates: readonly ManagedDate[]; field: FieldMetadata }) {
  const { t } = useTranslation("dates");
  const say = useFaultText();
  const ticked = [field.initialValue as unknown].flat().map((tick) => String(tick).split("_")[0]);
  const faults = field.errors as string[] | undefined;
  return (
    <fieldset className="part" id={field.id} tabIndex={-1}>
      <legend>{t("many.dates")}</legend>
      {faults && <p className="fault">{faults.map(say).join(" ")}</p>}
      <div className="choices">
        {dates.map((date) => (
          <label key={date.dateId} className="tick">
            <input
              type="checkbox"
              name={field.name}
              value={dateTickOf(date)}
              defaultChecked={ticked.includes(date.dateId)}
            />
            <DateLine date={date} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
