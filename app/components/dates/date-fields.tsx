import type { EventFormValues } from "#app/domain/drafts/event-form.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { maxDates } from "#app/domain/model/date.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { addDays, daysBetween, type LocalDate } from "#app/domain/time/zoned-time.ts";
import type { FormMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { type Control, TextField } from "#app/components/forms/fields.tsx";
import { RenderChunk } from "#app/components/shell/render-chunk.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";
import { DayField, TimeField } from "#app/components/forms/typed-time-fields.tsx";
import { typedDay } from "#app/domain/time/typed-day-text.ts";
import { WhichHour } from "#app/components/forms/ambiguous-hour.tsx";

const dateParts = ["day", "startTime", "endTime", "endDay", "startOffset", "endOffset", "capacity"] as const;
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

/** Number of rows that the server renders before it yields to other requests. */
const rowsOfChunk = 10;

/** Show the fields of an event's dates; adding and removing a row also works without JavaScript. */
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
  const rowsFrom = (from: number, until: number) =>
    dates.slice(from, until).map((date, place) => {
      const index = from + place;
      return (
        <fieldset key={date.key} className="date-row">
          {dates.length > 1 && <legend>{t("form.dateNumber", { number: index + 1 })}</legend>}
          {rows[index] && <OneDate fields={rows[index]} words={words} hintsOf={index > 0 ? rows[0] : undefined} />}
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
      <p className="hint">{t("form.zoneHint")}</p>
      {dates.length <= rowsOfChunk
        ? rowsFrom(0, dates.length)
        : dates
            .filter((_, index) => index % rowsOfChunk === 0)
            .map((date, chunk) => (
              <RenderChunk key={date.key}>{rowsFrom(chunk * rowsOfChunk, (chunk + 1) * rowsOfChunk)}</RenderChunk>
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

/** Offer to repeat the first date on other days: one checkbox a day instead of one form a day. */
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

type Edition = Pick<NonNullable<EventChoices["edition"]>, "startsOn" | "endsOn" | "from" | "to"> | null;

/** Return the texts of a date's fields, looked up once for all rows: an event may have sixty. */
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

/**
 * Show the fields of one date: day, two times, and the capacity if it is asked for.
 * @param hintsOf controls of the first row: later rows refer to its hints instead of repeating them
 */
export function OneDate({
  fields,
  words,
  asksCapacity = true,
  hintsOf,
}: {
  fields: DateControls;
  words: ReturnType<typeof useDateWords>;
  asksCapacity?: boolean;
  hintsOf?: DateControls | undefined;
}) {
  const { day, startTime, endTime, endDay, startOffset, endOffset, capacity } = fields;
  return (
    <>
      <DayField field={day} label={words.day} hint={words.dayHint} hintOf={hintsOf?.day} />
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
