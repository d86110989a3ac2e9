import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import type { ReasonList } from "#app/domain/review/reason-templates.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { languageLabels } from "#app/components/secretariat/language-fields.tsx";

type Values = { texts: Record<Language, string> };

export function ReasonTemplateForm({
  reason,
  reply,
}: {
  reason: ReasonList[number];
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("secretariat");
  const { kind, code } = reason;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `reason-${kind}-${code || "new"}`,
    lastResult: replyFor(reply, { kind, code }),
    defaultValue: { texts: reason.texts as Record<Language, string> },
  });
  const texts = fields.texts.getFieldset();
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={languageLabels("texts")} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="code" value={code} />
      {languages.map((language) => (
        <TextAreaField
          key={language}
          field={texts[language]}
          label={endonyms[language]}
          rows={3}
          isOptional
          lang={language}
          dir={directionOf(language)}
        />
      ))}
      <p className="hint">{t("reasons.emptyHint")}</p>
      <button type="submit" className="quiet">
        {t("cities.save")}
      </button>
    </form>
  );
}
