import type { EventFormValues } from "#app/domain/drafts/event-form.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { maxDates } from "#app/domain/model/date.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { daysThrough, type LocalDate, parseLocalDate } from "#app/domain/time/zoned-time.ts";
import type { FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { BoxesField, type Control, TextField } from "#app/components/forms/fields.tsx";
import { RenderChunk } from "#app/components/shell/render-chunk.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";
import { DayField, TimeField } from "#app/components/forms/typed-time-fields.tsx";
import { typedDay } from "#app/domain/time/typed-day-text.ts";
import { WhichHour } from "#app/components/forms/ambiguous-hour.tsx";

const dateParts = [
  "day",
  "otherDay",
  "startTime",
  "endTime",
  "endDay",
  "startOffset",
  "endOffset",
  "capacity",
] as const;
type DateControls = Readonly<Record<(typeof dateParts)[number], Control>>;

/** Return the controls of all rows from two reads of Conform's metadata, instead of some thirty reads for each row. */
function controlsOfRows(form: FormMetadata<EventFormValues, string[]>, rows: unknown): DateControls[] {
  const { id, allErrors } = form;
  return (Array.isArray(rows) ? (rows as (Record<string, unknown> | undefined)[]) : []).map((row, index) => {
    const control = (part: string): Control => {
      const name = `dates[${index}].${part}`;
      return { id: `${id}-${name}`, name, errors: allErrors[name], initialValue: row?.[part] };
    };
    return Object.fromEntries(dateParts.map((part) => [part, control(part)])) as DateControls;
  });
}

/** Number of groups that the server renders before it yields to other requests. */
const rowsOfChunk = 10;

/** Show the days of an event in groups at the same times; adding and removing one also works without JavaScript. */
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
  const rows = controlsOfRows(form, fields.dates.initialValue);
  const { edition } = choices;
  const words = useDateWords(edition);
  const days = edition ? daysThrough(edition.startsOn, edition.endsOn, longestWeek) : [];
  const groupsFrom = (from: number, until: number) =>
    dates.slice(from, until).map((date, place) => {
      const index = from + place;
      return (
        <fieldset key={date.key} className="date-row">
          {dates.length > 1 && <legend>{t("form.dateNumber", { number: index + 1 })}</legend>}
          {rows[index] && (
            <DateGroup fields={rows[index]} words={words} days={days} hintsOf={index > 0 ? rows[0] : undefined} />
          )}
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
      );
    });
  return (
    <fieldset className="part">
      <legend>{t("form.when")}</legend>
      {dates.length <= rowsOfChunk
        ? groupsFrom(0, dates.length)
        : dates
            .filter((_, index) => index % rowsOfChunk === 0)
            .map((date, chunk) => (
              <RenderChunk key={date.key}>{groupsFrom(chunk * rowsOfChunk, (chunk + 1) * rowsOfChunk)}</RenderChunk>
            ))}
      {dates.length < maxDates && (
        <button type="submit" className="quiet" {...form.insert.getButtonProps({ name: fields.dates.name })}>
          {t("form.addDate")}
        </button>
      )}
    </fieldset>
  );
}

/** Maximum number of days that are offered as boxes; others are typed. */
const longestWeek = 31;

type DateWords = ReturnType<typeof useDateWords>;
type GroupProps = {
  fields: DateControls;
  words: DateWords;
  days: readonly LocalDate[];
  hintsOf: DateControls | undefined;
};

/** Show the fields of a group: its days, as boxes and as text, and what they have in common. */
function DateGroup({ fields, words, days, hintsOf }: GroupProps) {
  const { t } = useTranslation("eventForm");
  const { day, otherDay } = fields;
  const isOtherTyped = Boolean(otherDay.initialValue || otherDay.errors) || days.length === 0;
  return (
    <>
      <DayBoxes field={day} label={t("form.days")} days={days} />
      <details open={isOtherTyped} className="other-day">
        <summary>{t("form.otherDay")}</summary>
        <DayField
          field={otherDay}
          label={t("form.whichDay")}
          hint={words.dayHint}
          hintOf={hintsOf?.otherDay}
          isOptional
        />
      </details>
      {!hintsOf && <p className="hint">{t("form.zoneHint")}</p>}
      <TimesAndSeats fields={fields} words={words} hintsOf={hintsOf} />
    </>
  );
}

/** Show days as boxes to tick: those of the week, and chosen ones outside it. */
function DayBoxes({ field, label, days }: { field: Control; label: string; days: readonly LocalDate[] }) {
  const locale = formatLocaleFor(useLanguage(), null);
  const chosen = [field.initialValue].flat().filter((value) => typeof value === "string" && value !== "");
  const others = chosen.filter((value) => !(days as readonly unknown[]).includes(value)) as string[];
  const shown = (text: string) => {
    const day = parseLocalDate(text);
    if (!day) return <b>{typedDay(text)}</b>;
    return (
      <>
        <small>{formatLocal(day, "weekdayShort", locale)}</small> <b>{formatLocal(day, "dayNumber", locale)}</b>{" "}
        <small className={days.includes(day) ? "hidden" : undefined}>{formatLocal(day, "month", locale)}</small>
      </>
    );
  };
  return (
    <BoxesField field={field} label={label}>
      <div className="day-boxes">
        {[...days, ...others].map((day) => (
          <label key={day}>
            <input type="checkbox" name={field.name} value={day} defaultChecked={chosen.includes(day)} />
            {shown(day)}
          </label>
        ))}
      </div>
    </BoxesField>
  );
}

type Edition = Pick<NonNullable<EventChoices["edition"]>, "startsOn" | "endsOn" | "from" | "to"> | null;

/** Return the texts of a date's fields, looked up once for all groups: an event may have sixty. */
export function useDateWords(edition: Edition) {
  const { t } = useTranslation("eventForm");
  const locale = formatLocaleFor(useLanguage(), null);
  return {
    day: t("form.day"),
    dayHint: edition
      ? t("form.dayHint", {
          example: typedDay(edition.startsOn),
          from: formatLocal(edition.startsOn, "day", locale),
          to: formatLocal(edition.endsOn, "full", locale),
        })
      : undefined,
    startTime: t("form.startTime"),
    endTime: t("form.endTime"),
    endTimeHint: t("form.endTimeHint"),
    endDay: t("form.endDay"),
    endDayHint: t("form.endDayHint"),
    capacity: t("form.capacity"),
    capacityHint: t("form.capacityHint"),
  };
}

type DateProps = { fields: Omit<DateControls, "otherDay">; words: DateWords };

/** Show the fields of one date: day, two times, and the capacity if it is asked for. */
export function OneDate({ fields, words, asksCapacity = true }: DateProps & { asksCapacity?: boolean }) {
  return (
    <>
      <DayField field={fields.day} label={words.day} hint={words.dayHint} />
      <TimesAndSeats fields={fields} words={words} asksCapacity={asksCapacity} />
    </>
  );
}

/**
 * Show the fields of a date but its day.
 * @param hintsOf controls of the first row: later rows refer to its hints instead of repeating them
 */
function TimesAndSeats({
  fields: { startTime, endTime, endDay, startOffset, endOffset, capacity },
  words,
  asksCapacity = true,
  hintsOf,
}: DateProps & { asksCapacity?: boolean; hintsOf?: DateControls | undefined }) {
  return (
    <>
      <div className="pair">
        <TimeField field={startTime} label={words.startTime} />
        <TimeField field={endTime} label={words.endTime} hint={words.endTimeHint} hintOf={hintsOf?.endTime} />
      </div>
      <DayField field={endDay} label={words.endDay} hint={words.endDayHint} hintOf={hintsOf?.endDay} isOptional />
      <WhichHour time={startTime} offset={startOffset} />
      <WhichHour time={endTime} offset={endOffset} />
      {asksCapacity && (
        <TextField
          field={capacity}
          label={words.capacity}
          hint={words.capacityHint}
          hintOf={hintsOf?.capacity}
          isOptional
          inputMode="numeric"
          className="short"
        />
      )}
    </>
  );
}
