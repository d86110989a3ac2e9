import { type PlaceLevel, placeLevels } from "#app/domain/model/place.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Choose the default place level of new events in a city. */
export function CityLevelForm({
  level,
  cityName,
}: {
  level: { own: PlaceLevel; least: PlaceLevel };
  cityName: string;
}) {
  const { t } = useTranslation(["cities", "common", "organisations"]);
  return (
    <section aria-labelledby="city-level">
      <h2 id="city-level">{t("level.title", { city: cityName })}</h2>
      <p>{t("level.hint")}</p>
      {level.least !== "public" && <p>{t("level.country", { level: t(`common:placeLevel.${level.least}`) })}</p>}
      <Form method="post">
        <fieldset className="field">
          <legend>{t("level.legend")}</legend>
          <div className="choices">
            {placeLevels.map((placeLevel) => (
              <label key={placeLevel} className="tick">
                <input
                  type="radio"
                  name="level"
                  value={placeLevel}
                  defaultChecked={placeLevel === level.own}
                  required
                />
                <span>{t(`common:placeLevel.${placeLevel}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" name="intent" value="placeLevel" className="quiet">
          {t("organisations:profile.save")}
        </button>
      </Form>
    </section>
  );
}
