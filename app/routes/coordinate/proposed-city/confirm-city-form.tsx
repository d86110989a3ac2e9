import type { ProposedCity } from "#app/domain/cities/get-proposed-city.server.ts";
import { directionOf, endonyms, type Language, languages } from "#app/domain/languages/language.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";

type Values = {
  name: string;
  names: Record<Language, string>;
  timeZone: string;
  latitude: string;
  longitude: string;
};

/** Show the form that confirms a proposed city: its names, time zone and coordinates. */
export function ConfirmCityForm({
  city,
  reply,
}: {
  city: ProposedCity;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("cities");
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "confirm",
    lastResult: reply && !reply.error?.["toCityId"] ? reply : null,
    defaultValue: { name: city.name },
  });
  const names = fields.names.getFieldset();
  const labels: Record<string, string> = {
    name: t("city.name"),
    timeZone: t("city.zone"),
    latitude: t("city.latitude"),
    longitude: t("city.longitude"),
    ...Object.fromEntries(languages.map((language) => [`names.${language}`, endonyms[language]])),
  };
  return (
    <section aria-labelledby="confirm-title">
      <h2 id="confirm-title">{t("city.confirmTitle")}</h2>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <TextField field={fields.name} label={t("city.name")} hint={t("city.nameHint")} dir="auto" />
        <fieldset className="field">
          <legend>{t("city.names")}</legend>
          {languages.map((language) => (
            <TextField
              key={language}
              field={names[language]}
              label={endonyms[language]}
              isOptional
              lang={language}
              dir={directionOf(language)}
            />
          ))}
        </fieldset>
        <TextField field={fields.timeZone} label={t("city.zone")} hint={t("city.zoneHint")} dir="ltr" />
        <div className="pair">
          <TextField field={fields.latitude} label={t("city.latitude")} dir="ltr" inputMode="text" />
          <TextField field={fields.longitude} label={t("city.longitude")} dir="ltr" inputMode="text" />
        </div>
        <p className="hint">{t("city.degreesHint")}</p>
        <button type="submit" name="intent" value="confirm">
          {t("city.confirm")}
        </button>
      </form>
    </section>
  );
}
