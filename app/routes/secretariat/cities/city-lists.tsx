import { secretariatCityPath } from "#app/domain/coordinate-paths.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { placeLevels } from "#app/domain/model/place.ts";
import type { PlaceList } from "#app/domain/cities/get-cities.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { LanguageFields, languageLabels } from "#app/components/secretariat/language-fields.tsx";

/** List the countries with their cities and the default place level of new events. */
export function CountryList({ countries }: { countries: PlaceList["countries"] }) {
  const { t } = useTranslation(["secretariat", "common"]);
  const language = useLanguage();
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("cities.country")}</th>
          <th scope="col">{t("cities.cities")}</th>
          <th scope="col">{t("cities.level")}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map((country) => (
          <tr key={country.code}>
            <th scope="row">{country.name}</th>
            <td data-label={t("cities.cities")}>
              <ul className="inline-list">
                {country.cities.map((city) => (
                  <li key={city.id}>
                    <a href={secretariatCityPath(language, city.id)}>
                      <bdi>{city.name}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </td>
            <td data-label={t("cities.level")}>
              <form method="post" className="pick">
                <input type="hidden" name="code" value={country.code} />
                <label>
                  <span className="hidden">{t("cities.levelOf", { country: country.name })}</span>
                  <select name="level" defaultValue={country.level}>
                    {placeLevels.map((level) => (
                      <option key={level} value={level}>
                        {t(`common:placeLevel.${level}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <button type="submit" name="intent" value="country" className="quiet small">
                  {t("cities.save")}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Values = { names: Record<Language, string> };

export function RegionForm({
  region,
  reply,
}: {
  region: PlaceList["regions"][number];
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("secretariat");
  const own = replyFor(reply, { intent: "region", code: region.code });
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `region-${region.code}`,
    lastResult: own,
    defaultValue: { names: region.names },
  });
  return (
    <details className="part" open={own !== null}>
      <summary>
        <bdi>{region.name}</bdi>
      </summary>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={languageLabels("names")} />
        <input type="hidden" name="code" value={region.code} />
        <LanguageFields legend={t("cities.names")} fields={fields.names.getFieldset()} />
        <button type="submit" name="intent" value="region" className="quiet">
          {t("cities.save")}
        </button>
      </form>
    </details>
  );
}
