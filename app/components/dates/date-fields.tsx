import type { EventFormValues } from "#app/domain/drafts/event-form.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { maxDates } from "#app/domain/model/date.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { addDays, daysBetween, type LocalDate } from "#app/domain/time/zoned-time.ts";
import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";
import { WhichHour } from "#app/components/forms/ambiguous-hour.tsx";

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
  const { t } = useTranslation("eventForm");
  const dates = fields.dates.getFieldList();
  const { edition } = choices;
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
      {dates.length < maxDates && (
        <button type="submit" className="quiet" {...form.insert.getButtonProps({ name: fields.dates.name })}>
          {t("form.addDate")}
        </button>
      )}
      <Repeat days={edition ? daysFrom(edition.startsOn, edition.endsOn) : []} />
    </fieldset>
  );
}

/** The first date again on other days: one tick a day instead of one form a day. */
function Repeat({ days }: { days: readonly LocalDate[] }) {
  const { t } = useTranslation("eventForm");
  const locale = formatLocaleFor(useLanguage(), null);
  if (days.length === 0) return null;
  return (
    <details>
      <summary>{t("form.repeat")}</summary>
      <p className="hint">{t("form.repeatHint")}</p>
      <div className="choices many">
        {days.map((day) => (
          <label key={day} className="tick">
            <input type="checkbox" name="repeat" value={day} />
            <span>{formatLocal(day, "day", locale)}</span>
          </label>
        ))}
      </div>
      <button type="submit" name="go" value="when" className="quiet">
        {t("form.repeatNow")}
      </button>
    </details>
  );
}

const longestWeek = 31;
const daysFrom = (from: LocalDate, to: LocalDate): LocalDate[] =>
  Array.from({ length: Math.min(longestWeek, daysBetween(from, to) + 1) }, (_, place) => addDays(from, place));

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
  const { t } = useTranslation("eventForm");
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
