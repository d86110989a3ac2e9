import { parseFaultText } from "#app/domain/fault-text.ts";
import type { EventFormValues } from "#app/domain/events/event-form.ts";
import type { EventChoices } from "#app/domain/events/get-event-choices.server.ts";
import { mostDates } from "#app/domain/events/event.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { minutesEast } from "#app/domain/time/zoned-time.ts";
import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "../forms/fields.tsx";
import { useLanguage } from "../shell/reader.tsx";
import type { EventFieldset } from "./part-form.tsx";

type DateValue = EventFormValues["dates"][number];
// biome-ignore lint/suspicious/noExplicitAny: the same fields stand in two forms, and Conform's metadata is invariant in the form
type DateField = FieldMetadata<DateValue, any, string[]>;

/** The dates of an event, one after the other; a row more or less needs no JavaScript either. */
export function DateFields({
  form,
  fields,
  choices,
}: {
  form: FormMetadata<EventFormValues, string[]>;
  fields: EventFieldset;
  choices: EventChoices;
}) {
  const { t } = useTranslation("posting");
  const dates = fields.dates.getFieldList();
  return (
    <fieldset className="part">
      <legend>{t("form.when")}</legend>
      <p className="hint">{t("form.zoneHint")}</p>
      {dates.map((date, index) => (
        <fieldset key={date.key} className="date-row">
          {dates.length > 1 && <legend>{t("form.dateNumber", { number: index + 1 })}</legend>}
          <OneDate date={date} edition={choices.edition} />
          {dates.length > 1 && (
            <button
              type="submit"
              className="quiet small"
              {...form.remove.getButtonProps({ name: fields.dates.name, index })}
            >
              {t("form.removeDate", { number: index + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      {dates.length < mostDates && (
        <button type="submit" className="quiet" {...form.insert.getButtonProps({ name: fields.dates.name })}>
          {t("form.addDate")}
        </button>
      )}
    </fieldset>
  );
}

/** Day, two times, and the number of seats where it is asked; also of a date that is changed by itself. */
export function OneDate({
  date,
  edition,
  asksCapacity = true,
}: {
  date: DateField;
  edition: Pick<NonNullable<EventChoices["edition"]>, "startsOn" | "endsOn" | "from" | "to"> | null;
  asksCapacity?: boolean;
}) {
  const { t } = useTranslation("posting");
  const locale = formatLocaleFor(useLanguage(), null);
  const parts = date.getFieldset();
  return (
    <>
      <TextField
        field={parts.day}
        label={t("form.day")}
        {...(edition
          ? {
              hint: t("form.dayHint", {
                from: formatLocal(edition.startsOn, "day", locale),
                to: formatLocal(edition.endsOn, "full", locale),
              }),
              min: edition.from,
              max: edition.to,
            }
          : {})}
        type="date"
        className="short"
      />
      <div className="pair">
        <TextField field={parts.startTime} label={t("form.startTime")} type="time" className="short" />
        <TextField
          field={parts.endTime}
          label={t("form.endTime")}
          hint={t("form.endTimeHint")}
          type="time"
          className="short"
        />
      </div>
      <TextField
        field={parts.endDay}
        label={t("form.endDay")}
        hint={t("form.endDayHint")}
        isOptional
        {...(edition ? { min: edition.from } : {})}
        type="date"
        className="short"
      />
      <WhichHour time={parts.startTime} offset={parts.startOffset} />
      <WhichHour time={parts.endTime} offset={parts.endOffset} />
      {asksCapacity && (
        <TextField
          field={parts.capacity}
          label={t("form.capacity")}
          hint={t("form.capacityHint")}
          isOptional
          inputMode="numeric"
          className="short"
        />
      )}
    </>
  );
}

/** Asked only when the clock is set back that night and the hour comes twice: which of the two (standards WALL-07). */
function WhichHour({
  time,
  offset,
}: {
  time: ReturnType<DateField["getFieldset"]>["startTime"];
  offset: ReturnType<DateField["getFieldset"]>["startOffset"];
}) {
  const { t } = useTranslation("posting");
  const twice = time.errors?.map(parseFaultText).find((fault) => fault.key === "timeTwice");
  const chosen = offset.initialValue;
  if (!twice && !chosen) return null;
  if (!twice) return <input type="hidden" name={offset.name} value={chosen} />;
  const first = String(twice.values?.["first"]);
  const second = String(twice.values?.["second"]);
  return (
    <ChoiceField
      field={offset}
      label={t("form.twice")}
      kind="radio"
      options={[
        { value: String(minutesEast(first)), label: t("form.twiceFirst", { offset: first }) },
        { value: String(minutesEast(second)), label: t("form.twiceSecond", { offset: second }) },
      ]}
    />
  );
}
