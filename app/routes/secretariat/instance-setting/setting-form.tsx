import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { type AnyField, TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";
import { type InstanceSetting, kindOf, noLanguage, type SettingTexts } from "#app/domain/instance/instance-setting.ts";
import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { texts: Record<Language | typeof noLanguage, string> };

/** Show the form of a setting: a field for each language, or one for an address. */
export function SettingForm({
  setting,
  texts,
  reply,
}: {
  setting: InstanceSetting;
  texts: SettingTexts;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("instance");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "setting",
    lastResult: reply ?? null,
    defaultValue: { texts: texts as Values["texts"] },
  });
  const labels = { ...languageLabels("texts"), [`texts.${noLanguage}`]: t("addressLabel") };
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <SettingFields setting={setting} fields={fields.texts.getFieldset()} />
      <button type="submit">{t("save")}</button>
    </form>
  );
}

function SettingFields({
  setting,
  fields,
}: {
  setting: InstanceSetting;
  fields: Record<keyof Values["texts"], AnyField>;
}) {
  const { t } = useTranslation("instance");
  const kind = kindOf(setting);
  const legend = t(`names.${setting}`);
  if (kind === "address") {
    return (
      <TextField field={fields[noLanguage]} label={t("addressLabel")} hint={t("addressHint")} dir="ltr" isOptional />
    );
  }
  if (kind === "line") return <LanguageFields legend={legend} hint={t("languagesHint")} fields={fields} isOptional />;
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <p className="hint">{t("languagesHint")}</p>
      {languages.map((language) => (
        <TextAreaField
          key={language}
          field={fields[language]}
          label={endonyms[language]}
          rows={4}
          isOptional
          lang={language}
          dir={directionOf(language)}
        />
      ))}
    </fieldset>
  );
}
