import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { type AnyField, TextField } from "#app/components/forms/fields.tsx";

/** Show one text field for each interface language, each in its direction. */
export function LanguageFields({
  legend,
  fields,
  hint,
  isOptional = false,
}: {
  legend: string;
  hint?: string;
  fields: Readonly<Record<Language, AnyField>>;
  isOptional?: boolean;
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {languages.map((language) => (
        <TextField
          key={language}
          field={fields[language]}
          label={endonyms[language]}
          isOptional={isOptional}
          lang={language}
          dir={directionOf(language)}
        />
      ))}
    </fieldset>
  );
}

/** Return the labels of such fields, for the list of faults. */
export const languageLabels = (name: string): Record<string, string> =>
  Object.fromEntries(languages.map((language) => [`${name}.${language}`, endonyms[language]]));
