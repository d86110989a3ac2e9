import { endonyms, isLanguage } from "#app/domain/languages/language.ts";
import { isolateNumbers, isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { labelOf } from "#app/domain/model/vocabulary.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { parseLocalDateTime } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Difference } from "./text-difference.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";

export type Shown = { field: string; before: unknown; after: unknown };

/** List the changes of an event field by field, with the public value and the new one. */
export function ChangeList({ changes }: { changes: readonly Shown[] }) {
  const { t } = useTranslation("organise");
  const nameOf = useChangeNames();
  const say = useValueText();
  return (
    <dl className="changes">
      {changes.filter(isReadable).map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          {isText(field) && typeof before === "string" && typeof after === "string" ? (
            <dd>
              <Difference before={before} after={after} />
            </dd>
          ) : (
            <>
              <dd>
                <span className="hidden">{t("changes.before")} </span>
                <del dir="auto">{isolateNumbers(say(field, before))}</del>
              </dd>
              <dd>
                <span className="hidden">{t("changes.after")} </span>
                <ins dir="auto">{isolateNumbers(say(field, after))}</ins>
              </dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

/** Tell whether a field is compared word by word; other fields show one value in place of the other. */
export const isText = (field: string): boolean =>
  /^(?:text\.\w+\.)?(?:title|summary|description)$|^session\.[^.]+\.title\./.test(field);

/** Name a field as its form does; texts and sessions also with their language. */
export function useChangeNames(): (field: string) => string {
  const { t } = useTranslation(["coordinate", "coHosts", "translations", "sessions"]);
  const labels = useFormLabels();
  const reader = useLanguage();
  const inLanguage = (code: string) => isolated(isLanguage(code) ? endonyms[code] : code, reader);
  const others: Readonly<Record<string, string>> = {
    coOrganisers: t("coHosts:partners.title"),
    removedSession: t("urgentChanges.removedSession"),
    picture: t("urgentChanges.picture"),
  };
  return (field) => {
    const [group = "", first = "", second = "", third = ""] = field.split(".");
    if (group === "text")
      return t("translations:texts.field", { field: labels[second] ?? second, language: inLanguage(first) });
    if (group === "session") {
      return isSessionFact(second)
        ? t(`urgentChanges.session.${second}`)
        : t("sessions:session.field", { language: inLanguage(third) });
    }
    if (isDateFact(group)) return t(`urgentChanges.date.${group}`);
    return others[group] ?? labels[field] ?? field;
  };
}

const sessionDetails = ["startsAtLocal", "endsAtLocal", "room", "track", "spokenLanguage", "capacity"] as const;
const dateDetails = ["status", "startsAtLocal", "endsAtLocal", "statusNote", "capacity", "signUpClosed"] as const;
const isSessionFact = (name: string): name is (typeof sessionDetails)[number] =>
  (sessionDetails as readonly string[]).includes(name);
const isDateFact = (name: string): name is (typeof dateDetails)[number] =>
  (dateDetails as readonly string[]).includes(name);

/** Tell whether a change is shown: some fields are kept only to undo a change. */
export const isReadable = ({ field }: Shown): boolean =>
  !/^(?:session\.[^.]+\.)?(?:startsAtUtc|endsAtUtc|startOffset|endOffset|zoneDataVersion|previousStartsAtLocal|timeZone)$/.test(
    field,
  );

/** Put a value into words: labels for codes, "empty" for no value. */
export function useValueText(): (field: string, value: unknown) => string {
  const { t } = useTranslation(["common", "coordinate", "eventForm"]);
  const vocabulary = useVocabulary();
  const language = useLanguage();
  const say: Readonly<Record<string, (value: string) => string>> = {
    themes: (value) => labelOf(vocabulary, "theme", value),
    format: (value) => labelOf(vocabulary, "format", value),
    door: (value) => t(`participation.${value as "sign_up"}`),
    attendance: (value) => t(`attendance.${value as "online"}`),
    placeLevel: (value) => t(`placeLevel.${value as "area"}`),
    status: (value) => t(`dateStatus.${value as "cancelled"}`),
    signUpClosed: (value) => t(value === "true" ? "coordinate:urgentChanges.yes" : "coordinate:urgentChanges.no"),
    picture: () => t("coordinate:urgentChanges.aPicture"),
  };
  const words = (field: string, value: string): string => {
    const time = parseLocalDateTime(value);
    return time ? momentText(time, language, "") : (say[field]?.(value) ?? value);
  };
  return (field, value) => {
    const all = valuesOf(value).map((value) => words(field, value));
    return all.length > 0 ? listText(all, language) : t("eventForm:draft.empty");
  };
}

function valuesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value === "object") return Object.entries(value).map(([code, answer]) => `${code}: ${String(answer)}`);
  return [String(value)];
}
