import { inclusionAnswers } from "#app/domain/model/event.ts";
import type { EventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import {
  isSpokenLanguage,
  nameOfLanguage,
  signLanguageCodes,
  spokenLanguageCodes,
} from "#app/domain/languages/spoken-language.ts";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#app/components/forms/fields.tsx";
import type { EventFieldset } from "#app/components/forms/event-fieldset.ts";

const asOptions = (codes: readonly string[]) =>
  codes
    .map((code) => ({ value: code, label: nameOfLanguage(code), ...(isSpokenLanguage(code) ? { lang: code } : {}) }))
    .sort((a, b) => a.label.localeCompare(b.label));

/** Show the languages of the event; folded, since most events have one or two. */
export function LanguageFields({ fields }: { fields: EventFieldset }) {
  const { t } = useTranslation(["eventForm", "common"]);
  return (
    <details className="part">
      <summary>
        {t("form.spokenTitle")} <span className="soft">({t("common:form.optional")})</span>
      </summary>
      <ChoiceField
        field={fields.spoken}
        label={t("form.spoken")}
        isOptional
        kind="checkbox"
        options={asOptions(spokenLanguageCodes)}
      />
      <ChoiceField
        field={fields.interpreted}
        label={t("form.interpreted")}
        isOptional
        kind="checkbox"
        options={asOptions(spokenLanguageCodes)}
      />
      <ChoiceField
        field={fields.signed}
        label={t("form.signed")}
        isOptional
        kind="checkbox"
        options={asOptions(signLanguageCodes)}
      />
    </details>
  );
}

/** Ask the inclusion questions: yes, no, on request, or no answer, which is not a "no". */
export function InclusionFields({ fields, choices }: { fields: EventFieldset; choices: EventChoices }) {
  const { t } = useTranslation(["eventForm", "common"]);
  const answers = fields.inclusion.getFieldset() as Record<string, { name: string; initialValue?: unknown }>;
  return (
    <details className="part">
      <summary>
        {t("form.inclusion")} <span className="soft">({t("common:form.optional")})</span>
      </summary>
      <p className="hint">{t("form.inclusionHint")}</p>
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
