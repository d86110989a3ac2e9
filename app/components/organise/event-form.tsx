import { endonyms, languages } from "#app/domain/languages/language.ts";
import { attendances, doors, textLimits } from "#app/domain/events/event.ts";
import type { EventFormValues } from "#app/domain/events/event-form.ts";
import type { EventChoices } from "#app/domain/events/get-event-choices.server.ts";
import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { ChoiceField, SelectField, TextAreaField, TextField } from "../forms/fields.tsx";
import { useLanguage } from "../shell/reader.tsx";
import { DateFields } from "./date-fields.tsx";
import { InclusionFields, LanguageFields } from "./extra-fields.tsx";
import { useFormLabels } from "./form-labels.ts";
import { PlaceFields } from "./place-fields.tsx";

export type EventFieldset = {
  [K in keyof EventFormValues]-?: FieldMetadata<EventFormValues[K], EventFormValues, string[]>;
};
type Props = {
  choices: EventChoices;
  eventId: string;
  saved: EventFormValues | null;
  reply: SubmissionResult<string[]> | undefined;
};

/** The event form: the nine needed fields first in each part, the rest marked as optional. Works without JavaScript. */
export function EventForm({ choices, eventId, saved, reply }: Props) {
  const { t } = useTranslation(["organise", "common"]);
  const language = useLanguage();
  const [form, fields] = useForm<EventFormValues, EventFormValues, string[]>({
    id: "event",
    lastResult: reply ?? null,
    defaultValue: saved ?? newEvent(choices, eventId, language),
  });
  const isSaving = useNavigation().state !== "idle";
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="event-form">
      {/* The Enter key presses the first button of a form: it must be this one, not "remove the date". */}
      <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary form={form} labels={useFormLabels()} />
      <input type="hidden" name="eventId" value={eventId} />
      <WhatFields fields={fields} choices={choices} />
      <DateFields form={form} fields={fields} choices={choices} />
      <PlaceFields fields={fields} choices={choices} />
      <fieldset className="part">
        <legend>{t("form.door")}</legend>
        <ChoiceField
          field={fields.door}
          label={t("form.doorQuestion")}
          kind="radio"
          options={doors.map((door) => ({
            value: door,
            label: t(`common:door.${door}`),
            hint: t(`form.doorText.${door}`),
          }))}
        />
      </fieldset>
      <WhoFields fields={fields} choices={choices} savedLead={saved?.organisationId ?? null} />
      <LanguageFields fields={fields} />
      <InclusionFields fields={fields} choices={choices} />
      <button type="submit" className="big" aria-disabled={isSaving}>
        {isSaving ? t("form.saving") : t("form.save")}
      </button>
    </Form>
  );
}

function newEvent(
  choices: EventChoices,
  eventId: string,
  language: string,
): Partial<EventFormValues> & { eventId: string } {
  const [organisation] = choices.organisations;
  const city = choices.cities.find((one) => one.id === organisation?.cityId);
  return {
    eventId,
    language: language as EventFormValues["language"],
    attendance: attendances[0],
    door: "sign_up",
    placeLevel: city?.placeLevel ?? "public",
    ...(city ? { cityId: city.id } : {}),
    ...(organisation ? { organisationId: organisation.id, contactEmail: organisation.contactEmail } : {}),
    dates: [{ day: "", endDay: "", startTime: "", endTime: "" }],
  };
}

function WhatFields({ fields, choices }: { fields: EventFieldset; choices: EventChoices }) {
  const { t } = useTranslation("organise");
  const [written, setWritten] = useState<string | null>(null);
  const textLanguage = written ?? (fields.language.initialValue as string | undefined);
  const dir = textLanguage === "ar" ? "rtl" : "ltr";
  return (
    <fieldset className="part">
      <legend>{t("form.what")}</legend>
      <SelectField
        field={fields.language}
        label={t("form.language")}
        groups={[{ label: null, options: languages.map((one) => ({ value: one, label: endonyms[one], lang: one })) }]}
        onChange={setWritten}
      />
      <Counted field={fields.title} label={t("form.title")} max={textLimits.title} dir={dir} />
      <Counted
        field={fields.summary}
        label={t("form.summary")}
        hint={t("form.summaryHint", { max: textLimits.summary })}
        max={textLimits.summary}
        rows={3}
        dir={dir}
      />
      <TextAreaField
        field={fields.description}
        label={t("form.description")}
        hint={t("form.descriptionHint")}
        isOptional
        rows={8}
        dir={dir}
      />
      <ChoiceField
        field={fields.themes}
        label={t("form.themes")}
        kind="checkbox"
        options={choices.themes.map((term) => ({ value: term.code, label: term.label }))}
      />
      <SelectField
        field={fields.format}
        label={t("form.format")}
        empty={t("form.choose")}
        groups={[{ label: null, options: choices.formats.map((term) => ({ value: term.code, label: term.label })) }]}
      />
    </fieldset>
  );
}

/** A text with a limit, and how much of it is used once scripts run. */
function Counted({
  field,
  label,
  hint,
  max,
  rows,
  dir,
}: {
  field: FieldMetadata<string, EventFormValues, string[]>;
  label: string;
  hint?: string;
  max: number;
  rows?: number;
  dir: string;
}) {
  const { t } = useTranslation("organise");
  const [used, setUsed] = useState<number | null>(null);
  const onInput = (typed: React.FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    setUsed([...typed.currentTarget.value].length);
  return (
    <div>
      {rows === undefined ? (
        <TextField field={field} label={label} hint={hint} dir={dir} onInput={onInput} />
      ) : (
        <TextAreaField field={field} label={label} hint={hint} rows={rows} dir={dir} onInput={onInput} />
      )}
      {used !== null && (
        <p className={used > max ? "counter fault" : "counter"} aria-live="polite">
          {t("form.count", { used, max })}
        </p>
      )}
    </div>
  );
}

function WhoFields({
  fields,
  choices,
  savedLead,
}: {
  fields: EventFieldset;
  choices: EventChoices;
  /** Who posts an event stays; only a new one can still be given to another of one's organisations. */
  savedLead: string | null;
}) {
  const { t } = useTranslation("organise");
  const possible = choices.organisations.filter((one) => savedLead === null || one.id === savedLead);
  const [only] = possible;
  return (
    <fieldset className="part">
      <legend>{t("form.who")}</legend>
      {possible.length === 1 && only ? (
        <p>
          <input type="hidden" name={fields.organisationId.name} value={only.id} />
          {t("form.organisation")}: <b dir="auto">{only.name}</b>
        </p>
      ) : (
        <SelectField
          field={fields.organisationId}
          label={t("form.organisation")}
          empty={t("form.choose")}
          groups={[{ label: null, options: choices.organisations.map((one) => ({ value: one.id, label: one.name })) }]}
        />
      )}
      <TextField
        field={fields.contactEmail}
        label={t("form.contactEmail")}
        hint={t("form.contactEmailHint")}
        type="email"
        dir="ltr"
        autoComplete="email"
      />
      <TextField
        field={fields.publicContact}
        label={t("form.publicContact")}
        hint={t("form.publicContactHint")}
        isOptional
      />
    </fieldset>
  );
}
