import { editionStates } from "#app/domain/model/edition.ts";
import { proposeEditionCode } from "#app/domain/editions/edition-code.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { EditionList } from "#app/domain/editions/get-editions.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { DayField } from "#app/components/forms/typed-time-fields.tsx";
import { type AnyField, ChoiceField, SelectField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";

type Edition = EditionList["editions"][number];
type Reply = SubmissionResult<string[]> | undefined;
type Days = { startsOn: string; endsOn: string; submitUntil: string };
type Values = Days & { code: string; state: string; names: Record<Language, string>; takesDrafts: string };

/**
 * Show the form for days, names and state of an edition, or for a new one.
 * @param codes codes of all editions
 */
export function EditionForm({
  edition,
  codes,
  reply,
}: {
  edition: Edition | null;
  codes: readonly string[];
  reply: Reply;
}) {
  const { t } = useTranslation("secretariat");
  const id = edition?.id ?? "";
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `edition-${id || "new"}`,
    lastResult: replyFor(reply, { intent: "save", editionId: id }),
    defaultValue: edition ? { ...edition, names: edition.names as Record<Language, string> } : { state: "draft" },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ ...useDayLabels(), code: t("editions.code"), ...languageLabels("names") }} />
      <input type="hidden" name="editionId" value={id} />
      <LanguageFields
        legend={t("editions.names")}
        hint={t("editions.namesHint")}
        fields={fields.names.getFieldset()}
        isOptional
      />
      <TextField
        field={fields.code}
        label={t("editions.code")}
        hint={t("editions.codeHint")}
        dir="ltr"
        className="short"
      />
      {fields.code.errors && <CodeProposal form={form} field={fields.code} codes={codes} />}
      <DayFields fields={fields} />
      <ChoiceField
        field={fields.state}
        label={t("editions.state")}
        kind="radio"
        options={editionStates.map((value) => ({ value, label: t(`editions.states.${value}`) }))}
      />
      {!edition && (
        <ChoiceField
          field={fields.takesDrafts}
          label={t("editions.before")}
          hint={t("editions.beforeHint")}
          kind="checkbox"
          isOptional
          options={[{ value: "1", label: t("editions.takesDrafts") }]}
        />
      )}
      <input type="hidden" name="intent" value="save" />
      <button type="submit">{t(edition ? "editions.save" : "editions.open")}</button>
    </form>
  );
}

type Form = { initialValue?: { names?: { [language in Language]?: string | undefined } | undefined } | undefined };

/**
 * Propose a code in place of a refused one. The refused code is sent along, because the Enter key presses this button
 * too: a code that was corrected by hand must not be replaced.
 */
function CodeProposal({ form, field, codes }: { form: Form; field: AnyField; codes: readonly string[] }) {
  const { t } = useTranslation("secretariat");
  const typed = typeof field.initialValue === "string" ? field.initialValue : "";
  const names = Object.values(form.initialValue?.names ?? {}).filter((name) => typeof name === "string");
  const code = proposeEditionCode([typed, ...names], new Set(codes));
  if (code === null) return null;
  return (
    <p>
      <input type="hidden" name="refusedCode" value={typed} />
      <button type="submit" className="quiet" name="takeCode" value={code} formAction={`#${field.id}`}>
        {t("editions.takeCode", { code })}
      </button>
    </p>
  );
}

function useDayLabels() {
  const { t } = useTranslation("secretariat");
  return {
    startsOn: t("editions.startsOn"),
    endsOn: t("editions.endsOn"),
    submitUntil: t("editions.submitUntil"),
    citySlug: t("editions.city"),
  };
}

function DayFields({ fields }: { fields: Record<keyof Days, AnyField> }) {
  const labels = useDayLabels();
  const example = useTranslation("formHints").t("typed.day");
  return (
    <div className="answers">
      {(["startsOn", "endsOn", "submitUntil"] as const).map((name) => (
        <DayField key={name} field={fields[name]} label={labels[name]} hint={example} />
      ))}
    </div>
  );
}

/** Show the edition windows of cities, with a form to set one. */
export function CityWindows({
  edition,
  cities,
  reply,
}: {
  edition: Edition;
  cities: EditionList["cities"];
  reply: Reply;
}) {
  const { t } = useTranslation("secretariat");
  const locale = formatLocaleFor(useLanguage(), null);
  const labels = useDayLabels();
  type WindowValues = Days & { citySlug: string };
  const [form, fields] = useForm<WindowValues, WindowValues, string[]>({
    id: `window-${edition.id}`,
    lastResult: replyFor(reply, { intent: "window", editionId: edition.id }),
  });
  return (
    <details>
      <summary>{t("editions.windows", { count: edition.windows.length })}</summary>
      <ul className="rows">
        {edition.windows.map((window) => (
          <li key={window.cityId}>
            <span>
              <bdi>{window.cityName}</bdi>{" "}
              <span className="soft">
                {formatLocal(window.startsOn, "full", locale)} – {formatLocal(window.endsOn, "full", locale)}
              </span>
            </span>
            <form method="post">
              <input type="hidden" name="editionId" value={edition.id} />
              <input type="hidden" name="cityId" value={window.cityId} />
              <button type="submit" name="intent" value="noWindow" className="quiet small">
                {t("editions.noWindow")}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="editionId" value={edition.id} />
        <SelectField
          field={fields.citySlug}
          label={t("editions.city")}
          empty={t("coordinators.choose")}
          groups={[{ label: null, options: cities }]}
        />
        <DayFields fields={fields} />
        <button type="submit" name="intent" value="window" className="quiet">
          {t("editions.setWindow")}
        </button>
      </form>
    </details>
  );
}
