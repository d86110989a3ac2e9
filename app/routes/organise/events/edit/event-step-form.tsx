import { type SubmissionResult, useForm, type FormMetadata } from "@conform-to/react";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import type { EventStep } from "#app/domain/model/event-form-part.ts";
import { useTranslation } from "react-i18next";
import type { EventFormValues } from "#app/domain/drafts/event-form.ts";
import { useNavigation, Form } from "@remix-run/react";
import { useSavedDraft } from "./use-saved-draft.ts";
import { StepNav } from "./event-step-nav.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";
import type { ContradictionText, FormHints } from "./form-hints.server.ts";
import { Contradictions } from "./contradictions.tsx";
import { TheirChange } from "./conflicting-change.tsx";
import { SameDay } from "./same-day.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";
import { WhatFields } from "./description-fields.tsx";
import { DateFields } from "#app/components/dates/date-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { WhoFields } from "./contact-fields.tsx";
import { LanguageFields, InclusionFields } from "./language-and-inclusion-fields.tsx";
import { ChoiceField, TextField } from "#app/components/forms/fields.tsx";
import { participationModes } from "#app/domain/model/participation.ts";

/** Form with its longer texts in the reader's language. */
type ShownForm = EventFormPage & { contradictionTexts: readonly ContradictionText[]; hints: FormHints };
export type StepReply = { result?: SubmissionResult<string[]>; isOffline?: true };

/** Show one step of the event form. Every button saves what was typed before it leads on, also without JavaScript. */
export function StepForm({ page, step, reply }: { page: ShownForm; step: EventStep; reply: StepReply | undefined }) {
  const { t } = useTranslation("eventForm");
  const defaults = page.values as Partial<EventFormValues>;
  const asksDates = step === "when" && !page.isPublic;
  const [form, fields] = useForm<EventFormValues, EventFormValues, string[]>({
    id: `step-${step}`,
    lastResult: reply?.result ?? null,
    defaultValue: asksDates && !defaults.dates?.length ? { ...defaults, dates: [{}] } : defaults,
  });
  const isSaving = useNavigation().state !== "idle";
  const saved = useSavedDraft(form.id, page.eventId, step);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="event-form">
      {/* The Enter key presses the first button of a form: make it this one, and not a step or "remove the date". */}
      <button type="submit" name="go" value="next" className="hidden" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="organisationId" value={page.organisation.id} />
      <StepNav page={page} step={step} later={page.hints.later} />
      <ErrorSummary form={form} labels={useFormLabels()} />
      <Contradictions contradictions={page.contradictionTexts} />
      <TheirChange page={page} hints={page.hints} result={reply?.result} />
      <Fields form={form} fields={fields} page={page} step={step} />
      {asksDates && <SameDay page={page} formId={form.id} />}
      <p className="kept" role="status">
        {reply?.isOffline ? t("draft.offline") : saved && t(`draft.${saved}`)}
      </p>
      <div className="actions">
        <button type="submit" name="go" value="next" className="big" aria-disabled={isSaving}>
          {isSaving ? t("form.saving") : t("steps.next")}
        </button>
        <button type="submit" name="go" value="check" className="quiet">
          {t("steps.toCheck")}
        </button>
      </div>
    </Form>
  );
}

type FieldsProps = {
  form: FormMetadata<EventFormValues, string[]>;
  fields: EventFieldset;
  page: ShownForm;
  step: EventStep;
};

function Fields({ form, fields, page, step }: FieldsProps) {
  const { choices } = page;
  if (step === "what")
    return <WhatFields fields={fields} choices={choices} hints={page.hints.fields} isPublic={page.isPublic} />;
  if (step === "when") return <WhenAndWhereFields form={form} fields={fields} page={page} />;
  if (step === "who") return <WhoFields fields={fields} organisation={page.organisation.name} hints={page.hints} />;
  if (step === "taking_part") return <TakingPartFields fields={fields} hints={page.hints} />;
  return (
    <>
      {page.languages && <LanguageFields fields={fields} languages={page.languages} hints={page.hints} />}
      <InclusionFields fields={fields} choices={choices} hint={page.hints.fields.inclusion} />
    </>
  );
}

/** Ask for days, times and place; for the place only once the event is public, when each date is changed by itself. */
function WhenAndWhereFields({ form, fields, page }: Omit<FieldsProps, "step">) {
  return (
    <>
      {!page.isPublic && <DateFields form={form} fields={fields} choices={page.choices} />}
      <PlaceFields
        fields={fields}
        choices={page.choices}
        venues={page.venues}
        hints={page.hints}
        isPublic={page.isPublic}
      />
    </>
  );
}

function TakingPartFields({ fields, hints }: { fields: EventFieldset; hints: FormHints }) {
  const { t } = useTranslation(["eventForm", "common"]);
  return (
    <fieldset className="part">
      <legend>{t("form.door")}</legend>
      <ChoiceField
        field={fields.door}
        label={t("form.doorQuestion")}
        kind="radio"
        options={participationModes.map((door) => ({
          value: door,
          label: t(`common:participation.${door}`),
          hint: hints.participation[door],
        }))}
      />
      <div className="applies if-counted">
        <p className="hint">{hints.applies.counted}</p>
        <TextField
          field={fields.partyLimit}
          label={t("form.partyLimit")}
          hint={hints.fields.partyLimit}
          isOptional
          inputMode="numeric"
          className="short"
        />
      </div>
    </fieldset>
  );
}
