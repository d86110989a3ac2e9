import type { FormHints } from "./form-hints.server.ts";
import { inclusionAnswers } from "#app/domain/model/event.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { useTranslation } from "react-i18next";
import { type AnyField, ChoiceField, type Option, TextField } from "#app/components/forms/fields.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";

type Languages = NonNullable<EventFormPage["languages"]>;
type LanguageProps = { fields: EventFieldset; languages: Languages; hints: FormHints };

/** Show the languages of the event; folded, since most events have one or two. */
export function LanguageFields({ fields, languages, hints }: LanguageProps) {
  const { t } = useTranslation(["eventForm", "common"]);
  const { spoken, otherLanguage, interpreted, signed } = fields;
  const isOpen = [spoken, otherLanguage, interpreted, signed].some(({ errors }) => errors);
  return (
    <details className="part" open={isOpen}>
      <summary>
        {t("form.spokenTitle")} <span className="soft">({t("common:form.optional")})</span>
      </summary>
      <datalist id="all-languages">
        {languages.all.map(([name, itself]) => (
          <option key={`${name} ${itself}`} value={name} label={name === itself ? undefined : itself} />
        ))}
      </datalist>
      <SpokenField
        field={spoken}
        label={t("form.spoken")}
        options={languages.spoken}
        other={hints.languages.spoken}
        hint={hints.languages.hint}
      />
      <TextField
        field={otherLanguage}
        label={t("form.otherLanguage")}
        hint={hints.languages.typed}
        isOptional
        dir="auto"
      />
      <SpokenField
        field={interpreted}
        label={t("form.interpreted")}
        options={languages.interpreted}
        other={hints.languages.interpreted}
        hint={hints.languages.hint}
      />
      <ChoiceField field={signed} label={t("form.signed")} isOptional kind="checkbox" options={languages.signed} />
    </details>
  );
}

type SpokenProps = { field: AnyField; label: string; options: readonly Option[]; other: string; hint: string };

/** Offer the usual languages as boxes, and any other by its name: browsers search the list while one types. */
function SpokenField({ field, label, options, other, hint }: SpokenProps) {
  const initial: unknown[] = [field.initialValue].flat();
  const unknown = initial.filter((code) => typeof code === "string" && !options.some(({ value }) => value === code));
  const named = { id: `${field.id}-other`, name: `${field.name}Other`, initialValue: unknown.join(", ") };
  return (
    <>
      <ChoiceField field={field} label={label} isOptional kind="checkbox" options={options} />
      <TextField field={named} label={other} hint={hint} isOptional list="all-languages" dir="auto" />
    </>
  );
}

type InclusionProps = { fields: EventFieldset; choices: EventChoices; hint: string };

/** Ask the inclusion questions: yes, no, on request, or no answer, which is not a "no". */
export function InclusionFields({ fields, choices, hint }: InclusionProps) {
  const { t } = useTranslation(["eventForm", "common"]);
  const answers = fields.inclusion.getFieldset() as Record<string, { name: string; initialValue?: unknown }>;
  return (
    <details className="part">
      <summary>
        {t("form.inclusion")} <span className="soft">({t("common:form.optional")})</span>
      </summary>
      <p className="hint">{hint}</p>
      <div className="answers">
        {choices.inclusion.map((term) => (
          <label key={term.code}>
            {term.label}
            <select
              name={`${fields.inclusion.name}.${term.code}`}
              defaultValue={String(answers[term.code]?.initialValue ?? "")}
            >
              <option value="">{t("form.notAnswered")}</option>
              {inclusionAnswers.map((answer) => (
                <option key={answer} value={answer}>
                  {t(`form.answer.${answer}`)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}
