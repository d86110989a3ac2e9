import type { ProposedCity } from "#app/domain/cities/get-proposed-city.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { SelectField } from "#app/components/forms/fields.tsx";

type Values = { toCityId: string };

/** Assign a proposed city to a known one, if it is only another name for it. */
export function AssignCityForm({ city, reply }: { city: ProposedCity; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["organisations", "cities"]);
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "assign",
    lastResult: reply?.error?.["toCityId"] ? reply : null,
  });
  return (
    <section aria-labelledby="assign-title">
      <h2 id="assign-title">{t("cities:city.assignTitle")}</h2>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ toCityId: t("details.city") }} />
        <SelectField
          field={fields.toCityId}
          label={t("details.city")}
          empty={t("register.choose")}
          groups={[{ label: null, options: city.others.map(({ id, name }) => ({ value: id, label: name })) }]}
        />
        <button type="submit" name="intent" value="assign" className="quiet">
          {t("cities:city.assign")}
        </button>
      </form>
    </section>
  );
}
