import type { SessionPage } from "#app/domain/sessions/get-session-page.server.ts";
import type { SessionFormValues } from "#app/domain/sessions/session-form.ts";
import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import { spokenLanguageCodes } from "#app/domain/languages/spoken-language.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TimeField } from "#app/components/forms/typed-time-fields.tsx";
import { ChoiceField, SelectField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { WhichHour } from "#app/components/forms/ambiguous-hour.tsx";

type Fieldset = { [K in keyof SessionFormValues]-?: FieldMetadata<SessionFormValues[K], SessionFormValues, string[]> };

export function SessionFields({ page, reply }: { page: SessionPage; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("sessions");
  const [form, fields] = useForm<SessionFormValues, SessionFormValues, string[]>({
    id: "session",
    lastResult: reply ?? null,
    defaultValue: { door: "", ...page.values } as Partial<SessionFormValues>,
  });
  const others = languages.filter((language) => language !== page.language);
  return (
    <Form method="post" id={form.id} noValidate reloadDocument className="part">
      <ErrorSummary form={form} labels={useLabels()} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="dateId" value={page.dateId} />
      <Title field={fields.title} language={page.language} />
      <TimeFields fields={fields} page={page} />
      <PlaceFields fields={fields} />
      <details open={others.some((language) => titleOf(fields.title, language).initialValue)}>
        <summary>{t("session.otherTitles")}</summary>
        {others.map((language) => (
          <Title key={language} field={fields.title} language={language} isOptional />
        ))}
      </details>
      <p>
        <button type="submit">{t("session.save")}</button>
      </p>
    </Form>
  );
}

const titleOf = (field: Fieldset["title"], language: Language) =>
  (field.getFieldset() as Record<Language, FieldMetadata<string | undefined, SessionFormValues, string[]>>)[language];

function Title({
  field,
  language,
  isOptional = false,
}: {
  field: Fieldset["title"];
  language: Language;
  isOptional?: boolean;
}) {
  const { t } = useTranslation("sessions");
  const reader = useLanguage();
  return (
    <TextField
      field={titleOf(field, language)}
      label={t("session.titleIn", { language: isolated(endonyms[language], reader) })}
      isOptional={isOptional}
      dir={directionOf(language)}
      lang={language}
    />
  );
}

function TimeFields({ fields, page }: { fields: Fieldset; page: SessionPage }) {
  const { t } = useTranslation(["eventForm", "formHints"]);
  const locale = formatLocaleFor(useLanguage(), page.date.countryCode);
  return (
    <>
      {page.days.length > 0 && (
        <SelectField
          field={fields.day}
          label={t("form.day")}
          empty={t("form.choose")}
          groups={[
            { label: null, options: page.days.map((day) => ({ value: day, label: formatLocal(day, "full", locale) })) },
          ]}
        />
      )}
      <div className="pair">
        <TimeField field={fields.startTime} label={t("form.startTime")} hint={t("formHints:typed.time")} />
        <TimeField field={fields.endTime} label={t("form.endTime")} />
      </div>
      <WhichHour time={fields.startTime} offset={fields.startOffset} />
      <WhichHour time={fields.endTime} offset={fields.endOffset} />
    </>
  );
}

function spokenOptions(reader: Language) {
  const inOrder = new Intl.Collator(reader);
  const named = spokenLanguageCodes.map((code) => ({ value: code, label: nameForReader(code, reader) }));
  return named.sort((a, b) => inOrder.compare(a.label, b.label));
}

function PlaceFields({ fields }: { fields: Fieldset }) {
  const { t } = useTranslation(["sessions", "eventForm"]);
  return (
    <>
      <TextField field={fields.room} label={t("session.room")} hint={t("session.roomHint")} isOptional dir="auto" />
      <TextField field={fields.track} label={t("session.track")} hint={t("session.trackHint")} isOptional dir="auto" />
      <SelectField
        field={fields.spokenLanguage}
        label={t("session.spoken")}
        isOptional
        empty={t("session.anyLanguage")}
        groups={[
          {
            label: null,
            options: spokenOptions(useLanguage()),
          },
        ]}
      />
      <TextField
        field={fields.capacity}
        label={t("eventForm:form.capacity")}
        hint={t("eventForm:form.capacityHint")}
        isOptional
        inputMode="numeric"
        className="short"
      />
      <ChoiceField
        field={fields.door}
        label={t("session.door")}
        hint={t("session.doorHint")}
        kind="radio"
        options={(["", "count_me_in", "sign_up"] as const).map((door) => ({
          value: door,
          label: t(`session.doors.${door || "none"}`),
        }))}
      />
    </>
  );
}

/** Return the labels of the fields by name, for the list of faults. */
function useLabels(): Record<string, string> {
  const { t } = useTranslation(["sessions", "eventForm"]);
  const reader = useLanguage();
  const titles = languages.map((language) => [
    `title.${language}`,
    t("session.titleIn", { language: isolated(endonyms[language], reader) }),
  ]);
  return {
    ...Object.fromEntries(titles),
    day: t("eventForm:form.day"),
    startTime: t("eventForm:form.startTime"),
    endTime: t("eventForm:form.endTime"),
    room: t("session.room"),
    track: t("session.track"),
    spokenLanguage: t("session.spoken"),
    capacity: t("eventForm:form.capacity"),
    door: t("session.door"),
  };
}
