import { CountedLinks } from "#app/components/programme/counted-links.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { programmePath } from "#app/domain/programme-paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import { type MapCity, type MapPoint, mapSize, radiusOf } from "#app/domain/programme/city-map.ts";
import type { CityMap } from "#app/domain/programme/get-city-map.server.ts";
import { longestSearch, type ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";

/** Show the events on a map of linked circles, and the same as a list. */
export function MapView({ map, filter }: { map: CityMap; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const isNear = filter.country.length + filter.region.length + filter.city.length > 0;
  return (
    <div className="map-view">
      <figure>
        <nav aria-label={t("map.label")}>
          {/* The map needs no name: the navigation has one, and so has each circle. */}
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title would stand over every circle */}
          <svg className="map" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}>
            <path className="land" d={map.land} />
            <path className="borders" d={map.borders} />
            {map.points.map((point) => (
              <Point key={point.cities[0]?.slug} point={point} filter={filter} />
            ))}
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: names cannot be focused, and the links say them */}
            <g className="names" aria-hidden="true">
              {map.labels.map(({ x, y, text }) => (
                <text key={`${x} ${y}`} x={x} y={y}>
                  {text}
                </text>
              ))}
            </g>
          </svg>
        </nav>
        <figcaption className="soft">
          {map.online > 0 && (
            <>
              <a href={programmePath(language, { ...filter, attendance: ["online"] })}>
                {t("map.online", { count: map.online })}
              </a>{" "}
            </>
          )}
          {t("map.lead")}
          {isNear && (
            <>
              {" "}
              <a href={programmePath(language, { ...filter, country: [], region: [], city: [] }, null, "map")}>
                {t("map.whole")}
              </a>
            </>
          )}
        </figcaption>
      </figure>
      {map.districts.length > 0 ? (
        <DistrictList districts={map.districts} filter={filter} />
      ) : (
        <CityList cities={map.cities} filter={filter} />
      )}
    </div>
  );
}

const maxNamed = 3;

function Point({ point, filter }: { point: MapPoint; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const names = point.cities.map((city) => city.name);
  const places = listText(names.slice(0, maxNamed), language);
  const said = names.length > maxNamed ? t("map.andMore", { places, number: names.length - maxNamed }) : places;
  return (
    <a href={nearer(point, filter, language)} aria-label={t("map.point", { places: said, number: point.count })}>
      <circle cx={point.x} cy={point.y} r={radiusOf(point.count)} />
      <text x={point.x} y={point.y}>
        {point.count}
      </text>
    </a>
  );
}

/**
 * Return the link of a circle: for one city its programme; for several the map of their common country or region, or
 * their programme if the map would show no more detail.
 */
function nearer(point: MapPoint, filter: ProgrammeFilter, language: ReturnType<typeof useLanguage>): string {
  const onlyOf = (of: (city: MapCity) => string) => {
    const values = new Set(point.cities.map(of));
    return values.size === 1 ? [...values] : null;
  };
  const city = point.cities.map((found) => found.slug).sort();
  if (city.length === 1) return programmePath(language, { ...filter, city });
  const country = onlyOf((found) => found.countryCode.toLowerCase());
  if (country && filter.country.join() !== country.join()) {
    return programmePath(language, { ...filter, region: [], country }, null, "map");
  }
  const region = onlyOf((found) => found.regionCode);
  if (!country && region && filter.region.length === 0 && filter.country.length === 0) {
    return programmePath(language, { ...filter, region }, null, "map");
  }
  return programmePath(language, { ...filter, city: city.slice(0, 20) });
}

function CityList({ cities, filter }: { cities: readonly MapCity[]; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const countries = [...new Set(cities.map((city) => city.countryCode))]
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <section aria-labelledby="map-cities">
      <h3 id="map-cities">{t("map.list")}</h3>
      <ul className="countries">
        {countries.map(({ code, name }) => (
          <li key={code}>
            <h4>
              <a href={programmePath(language, { ...filter, country: [code.toLowerCase()] }, null, "map")}>{name}</a>
            </h4>
            <ul>
              {cities
                .filter((city) => city.countryCode === code)
                .map((city) => (
                  <li key={city.slug}>
                    <a href={programmePath(language, { ...filter, city: [city.slug] })}>{city.name}</a>{" "}
                    <small>{city.count}</small>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** List the districts of the only city on the map: its points would say no more. */
function DistrictList({ districts, filter }: { districts: CityMap["districts"]; filter: ProgrammeFilter }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <section aria-labelledby="map-districts">
      <h3 id="map-districts">{t("place.districts")}</h3>
      <CountedLinks
        entries={districts.map(([name, count]) => ({
          href: programmePath(language, { ...filter, q: name.slice(0, longestSearch) }),
          name,
          count,
        }))}
      />
    </section>
  );
}
