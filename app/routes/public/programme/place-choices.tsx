import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { countryName } from "#app/domain/model/country.ts";
import type { ProgrammePageData } from "#app/domain/programme/list-programme.server.ts";
import { useTranslation } from "react-i18next";

type PlaceProps = { programme: ProgrammePageData };

/** Offer the cities with dates, by country. */
export function CityChoice({ programme: { filter, counts, cities } }: PlaceProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const counted = new Map(counts.city);
  const open = cities.filter((city) => counted.has(city.slug) && !filter.city.includes(city.slug));
  const countries = byName([...new Set(open.map((city) => city.countryCode))], language);
  return (
    <label>
      {t("programme.city")}
      <select name="city" defaultValue="">
        <option value="">{filter.city.length > 0 ? t("programme.addOne") : t("programme.any")}</option>
        {countries.map(({ code, name }) => (
          <optgroup key={code} label={name}>
            {open
              .filter((city) => city.countryCode === code)
              .map((city) => (
                <option key={city.slug} value={city.slug}>
                  {withCount(city.name, counted.get(city.slug))}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Offer the countries with dates. */
export function CountryChoice({ programme: { filter, counts, cities } }: PlaceProps) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const counted = new Map(counts.country);
  const codes = new Set(cities.map((city) => city.countryCode));
  const open = [...codes].filter((code) => {
    const value = code.toLowerCase();
    return counted.has(value) && !filter.country.includes(value);
  });
  return (
    <label>
      {t("programme.country")}
      <select name="country" defaultValue="">
        <option value="">{filter.country.length > 0 ? t("programme.addOne") : t("programme.any")}</option>
        {byName(open, language).map(({ code, name }) => (
          <option key={code} value={code.toLowerCase()}>
            {withCount(name, counted.get(code.toLowerCase()))}
          </option>
        ))}
      </select>
    </label>
  );
}

const withCount = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${count})`);

const byName = (codes: readonly string[], language: ReturnType<typeof useLanguage>) =>
  codes
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
