import type { FormHints } from "./form-hints.server.ts";
import { textLimits } from "#app/domain/model/event.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { directionOf, endonyms, languages } from "#app/domain/languages/language.ts";
import type { Term } from "#app/domain/model/vocabulary.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, SelectField, TextAreaField } from "#app/components/forms/fields.tsx";
import { Counted } from "./character-count.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";

/** Show the fields for language, title and texts of an event. */
export function WhatFields({
  fields,
  choices,
  hints,
  isPublic,
}: {
  fields: EventFieldset;
  choices: EventChoices;
  hints: FormHints["fields"];
  /** A public event keeps the language of its text; other languages are added as translations. */
  isPublic: boolean;
}) {
  const { t } = useTranslation("eventForm");
  const [written, setWritten] = useState<string | null>(null);
  const textLanguage = written ?? (fields.language.initialValue as string | undefined);
  const dir = directionOf(textLanguage ?? "en");
  const optionOf = ({ code, label, isRetired }: Term) => ({
    value: code,
    label: isRetired ? t("form.noLongerOffered", { label }) : label,
  });
  return (
    <fieldset className="part">
      <legend>{t("form.what")}</legend>
      {isPublic ? (
        <input type="hidden" name={fields.language.name} value={textLanguage} />
      ) : (
        <SelectField
          field={fields.language}
          label={t("form.language")}
          empty={t("form.choose")}
          groups={[
            {
              label: null,
              options: languages.map((language) => ({ value: language, label: endonyms[language], lang: language })),
            },
          ]}
          onChange={setWritten}
        />
      )}
      <Counted field={fields.title} label={t("form.title")} max={textLimits.title} dir={dir} />
      <Counted
        field={fields.summary}
        label={t("form.summary")}
        hint={hints.summary}
        max={textLimits.summary}
        rows={3}
        dir={dir}
      />
      <TextAreaField
        field={fields.description}
        label={t("form.description")}
        hint={hints.description}
        isOptional
        rows={8}
        dir={dir}
      />
      <ChoiceField
        field={fields.themes}
        label={t("form.themes")}
        kind="checkbox"
        options={choices.themes.map(optionOf)}
      />
      <SelectField
        field={fields.format}
        label={t("form.format")}
        empty={t("form.choose")}
        groups={[{ label: null, options: choices.formats.map(optionOf) }]}
      />
    </fieldset>
  );
}
