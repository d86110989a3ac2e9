import type { Language } from "#app/domain/languages/language.ts";
import { placeLevels } from "#app/domain/model/place.ts";
import type { CityDetailsPage } from "#app/domain/cities/get-cities.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, SelectField, TextField } from "#app/components/forms/fields.tsx";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";

type Values = {
  name: string;
  countryCode: string;
  regionCode: string;
  names: Record<Language, string>;
  timeZone: string;
  latitude: string;
  longitude: string;
  defaultPlaceLevel: string;
};

export function CityDetailsForm({
  page,
  reply,
}: {
  page: CityDetailsPage;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["cities", "secretariat", "common"]);
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "city",
    lastResult: reply ?? null,
    defaultValue: page.values,
  });
  const labels = {
    name: t("city.name"),
    countryCode: t("secretariat:cities.countryCode"),
    regionCode: t("secretariat:cities.region"),
    timeZone: t("city.zone"),
    latitude: t("city.latitude"),
    longitude: t("city.longitude"),
    defaultPlaceLevel: t("secretariat:cities.cityLevel"),
    ...languageLabels("names"),
  };
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      {page.id === null ? (
        <>
          <TextField
            field={fields.countryCode}
            label={labels.countryCode}
            hint={t("secretariat:cities.codeHint")}
            className="short"
            dir="ltr"
          />
          <SelectField
            field={fields.regionCode}
            label={labels.regionCode}
            hint={t("secretariat:cities.regionHint")}
            isOptional
            empty={t("secretariat:coordinators.choose")}
            groups={[{ label: null, options: page.regions.map(({ code, name }) => ({ value: code, label: name })) }]}
          />
        </>
      ) : (
        <input type="hidden" name="countryCode" value={page.values.countryCode} />
      )}
      <TextField field={fields.name} label={labels.name} hint={t("city.nameHint")} dir="auto" />
      <LanguageFields legend={t("city.names")} fields={fields.names.getFieldset()} isOptional />
      <TextField field={fields.timeZone} label={labels.timeZone} hint={t("city.zoneHint")} dir="ltr" />
      <div className="pair">
        <TextField field={fields.latitude} label={labels.latitude} dir="ltr" inputMode="text" />
        <TextField field={fields.longitude} label={labels.longitude} dir="ltr" inputMode="text" />
      </div>
      <p className="hint">{t("city.degreesHint")}</p>
      <ChoiceField
        field={fields.defaultPlaceLevel}
        label={labels.defaultPlaceLevel}
        kind="radio"
        options={placeLevels.map((value) => ({ value, label: t(`common:placeLevel.${value}`) }))}
      />
      <button type="submit" className="big">
        {t("secretariat:cities.save")}
      </button>
    </form>
  );
}
