import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import type { TypedLanguage } from "#app/domain/vocabulary/typed-languages.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";

type Values = { name: string; language: string };
type FormProps = { typed: TypedLanguage; formId: string; reply: SubmissionResult<string[]> | undefined };

/** Show a typed name with the number of its events, and ask which language it is. */
export function TypedNameForm({ typed, formId, reply }: FormProps) {
  const { t } = useTranslation("lists");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: formId,
    lastResult: reply ?? null,
    defaultValue: { name: typed.name, language: typed.known },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ language: t("typed.language") }} />
      <input type="hidden" name="name" value={typed.name} />
      <b>
        {typed.spellings.map((name, index) => (
          <span key={name}>
            {index > 0 && " · "}
            <bdi>{name}</bdi>
          </span>
        ))}
      </b>{" "}
      <span className="soft">{t("events", { count: typed.events })}</span>
      <TextField field={fields.language} label={t("typed.language")} list="all-languages" dir="auto" />
      <p className="actions">
        <button type="submit" name="intent" value="adopt">
          {t("typed.adopt")} <span className="hidden">{typed.spellings[0]}</span>
        </button>
        <button type="submit" name="intent" value="dismiss" className="quiet">
          {t("typed.dismiss")} <span className="hidden">{typed.spellings[0]}</span>
        </button>
      </p>
    </form>
  );
}
