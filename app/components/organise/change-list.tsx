import { endonyms, isLanguage } from "#app/domain/languages/language.ts";
import { isolated } from "#app/domain/text/isolated.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { labelOf } from "#app/domain/vocabulary/vocabulary.ts";
import { useTranslation } from "react-i18next";
import { useLanguage, useVocabulary } from "../shell/reader.tsx";
import { useFormLabels } from "./form-labels.ts";

type Shown = { field: string; before: unknown; after: unknown };

/** Changes of an event field by field: what is public now, and what it shall become. */
export function ChangeList({ changes }: { changes: readonly Shown[] }) {
  const { t } = useTranslation(["organise", "posting"]);
  const nameOf = useChangeNames();
  const say = useValueWords();
  return (
    <dl className="changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd>
            <span className="hidden">{t("changes.before")} </span>
            <del dir="auto">{say(field, before)}</del>
          </dd>
          <dd>
            <span className="hidden">{t("changes.after")} </span>
            <ins dir="auto">{say(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The name of a field as its form has it; of a text or a session with the language it is in. */
function useChangeNames(): (field: string) => string {
  const { t } = useTranslation("together");
  const labels = useFormLabels();
  const reader = useLanguage();
  const inLanguage = (code: string) => isolated(isLanguage(code) ? endonyms[code] : code, reader);
  return (field) => {
    const [group, first = "", second = "", third = ""] = field.split(".");
    if (group === "coOrganisers") return t("partners.title");
    if (group === "text") return t("texts.field", { field: labels[second] ?? second, language: inLanguage(first) });
    if (group === "session") return t("session.field", { language: inLanguage(third) });
    return labels[field] ?? field;
  };
}

/** A value as people read it: the words for codes, "empty" for nothing. */
function useValueWords(): (field: string, value: unknown) => string {
  const { t } = useTranslation(["organise", "posting", "common"]);
  const vocabulary = useVocabulary();
  const language = useLanguage();
  const words = (field: string, value: string): string => {
    if (field === "themes") return labelOf(vocabulary, "theme", value);
    if (field === "format") return labelOf(vocabulary, "format", value);
    if (field === "door") return t(`common:door.${value as "sign_up"}`);
    if (field === "attendance") return t(`common:attendance.${value as "online"}`);
    return field === "placeLevel" ? t(`common:placeLevel.${value as "area"}`) : value;
  };
  return (field, value) => {
    const all = valuesOf(value).map((one) => words(field, one));
    return all.length > 0 ? listText(all, language) : t("posting:draft.empty");
  };
}

function valuesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value === "object") return Object.entries(value).map(([code, answer]) => `${code}: ${String(answer)}`);
  return [String(value)];
}
