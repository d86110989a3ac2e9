import { CardsByDay } from "#app/components/events/cards-by-day.tsx";
import { CommonOffers } from "#app/components/events/common-offers.tsx";
import { DayRow } from "#app/components/programme/day-row.tsx";
import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import {
  atomPath,
  cityPath,
  countryPath,
  programmePath,
  publicOrganisationPath,
  regionPath,
  subscribePath,
} from "#app/domain/paths.ts";
import type { OrganisationKind } from "#app/domain/model/organisation.ts";
import type { PlacePageData } from "#app/domain/programme/get-place-page.server.ts";
import { digestPath } from "#app/domain/paths.ts";
import { useTranslation } from "react-i18next";

/**
 * Show a city, a country, a region, a theme or an organisation: featured events, the next dates, and links to all of
 * them.
 */
export function PlacePage({ place, title }: { place: PlacePageData; title: string }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  return (
    <main id="content">
      <Within place={place} />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {place.organisationKind && (
        <p className="lead">{t(`common:organisationKind.${place.organisationKind as OrganisationKind}`)}</p>
      )}
      <DayRow days={place.days} filter={place.filter} />
      <CommonOffers counts={place.common} />
      <FeaturedCards cards={place.featured} isSummarised />
      <section aria-labelledby="next">
        <h2 id="next">{t("programme.count", { count: place.total })}</h2>
        {place.total === 0 && <p>{t("place.empty")}</p>}
        <CardsByDay cards={place.cards} counts={place.days} withCity={place.kind !== "city"} isSummarised />
        <p>
          <a className="button" href={programmePath(language, place.filter)}>
            {t("place.all")}
            <Icon name="arrow" />
          </a>
        </p>
      </section>
      <Ways place={place} />
      {place.cities.length > 0 && (
        <section aria-labelledby="cities">
          <h2 id="cities">{t("place.cities")}</h2>
          <ul className="countries">
            {place.cities.map((city) => (
              <li key={city.slug}>
                <a href={cityPath(language, city.slug)}>{city.name}</a> <small>{city.count}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {place.organisations.length > 0 && (
        <section aria-labelledby="organisations">
          <h2 id="organisations">{t("place.organisations")}</h2>
          <ul>
            {place.organisations.map((organisation) => (
              <li key={organisation.slug}>
                <a href={publicOrganisationPath(language, organisation.slug)}>
                  <bdi>{organisation.name}</bdi>
                </a>{" "}
                <span className="soft">({t(`common:organisationKind.${organisation.kind}`)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Within({ place: { within } }: { place: PlacePageData }) {
  const language = useLanguage();
  if (!within) return null;
  const paths = { country: countryPath, region: regionPath, city: cityPath };
  return (
    <p>
      <a href={paths[within.kind](language, within.code)}>{within.name}</a>
    </p>
  );
}

/** Link to the same selection as a calendar, by mail, as a feed, on a map, and on paper. */
function Ways({ place: { filter } }: { place: PlacePageData }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <ul className="actions plain">
      <li>
        <a href={subscribePath(language, filter)}>{t("place.calendar")}</a>
      </li>
      <li>
        <a href={digestPath(language, filter)}>{t("place.mail")}</a>
      </li>
      <li>
        <a href={atomPath(language, filter)}>{t("place.feed")}</a>
      </li>
      <li>
        <a href={programmePath(language, filter, null, "map")}>{t("place.map")}</a>
      </li>
      <li>
        <a href={programmePath(language, filter, null, "print")}>{t("place.print")}</a>
      </li>
    </ul>
  );
}
