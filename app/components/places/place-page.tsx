import { CardsByDay } from "#app/components/events/cards-by-day.tsx";
import { CommonOffers } from "#app/components/events/common-offers.tsx";
import { CountedLinks } from "#app/components/programme/counted-links.tsx";
import { DayRow } from "#app/components/programme/day-row.tsx";
import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { cityPath, countryPath, homeOfCityPath, publicOrganisationPath, regionPath } from "#app/domain/paths.ts";
import { atomPath, digestPath, programmePath, subscribePath } from "#app/domain/programme-paths.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { hashOf } from "#app/domain/cloth/random.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import { longestSearch } from "#app/domain/model/programme-filter.ts";
import type { OrganisationKind } from "#app/domain/model/organisation.ts";
import type { PlacePageData } from "#app/domain/programme/get-place-page.server.ts";
import { useTranslation } from "react-i18next";

const orders = [
  ["solidarity", "participation", "interculturality"],
  ["participation", "interculturality", "solidarity"],
  ["interculturality", "solidarity", "participation"],
] as const;

/** Return the themes in an order that stays with the place, so that not all cloths have the same first colour. */
const themesOf = ({ house }: PlacePageData) => orders[hashOf(house) % orders.length] ?? orders[0];

/**
 * Show a city, a country, a region, a theme or an organisation: featured events, the next dates, and links to all of
 * them.
 */
export function PlacePage({ place }: { place: PlacePageData }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  return (
    <main id="content">
      <div className="front-door bleed">
        <Cloth seed={{ house: place.house }} themes={place.kind === "theme" ? [place.code] : themesOf(place)} />
        <div className="name-plate">
          <Within place={place} />
          <h1>
            <bdi>{place.name}</bdi>
          </h1>
        </div>
      </div>
      {place.organisationKind && (
        <p className="lead">{t(`common:organisationKind.${place.organisationKind as OrganisationKind}`)}</p>
      )}
      {place.welcome && (
        <p className="lead">
          <UserText text={place.welcome.sentence} language={place.welcome.language} />
        </p>
      )}
      <DayRow days={place.days} filter={place.filter} />
      <CommonOffers counts={place.common} />
      <FeaturedCards cards={place.featured} isSummarised />
      <div className="town">
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
        <div className="town-side">
          <Ways place={place} />
          <Counted
            id="cities"
            title={t("place.cities")}
            entries={place.cities.map(({ slug, name, count }) => ({ href: cityPath(language, slug), name, count }))}
          />
          <Organisations organisations={place.organisations} />
          <Counted
            id="languages"
            title={t("place.languages")}
            entries={place.languages.map(([code, count]) => ({
              href: programmePath(language, { ...place.filter, language: [code] }),
              name: nameForReader(code, language),
              count,
            }))}
          />
          <Counted
            id="districts"
            title={t("place.districts")}
            entries={place.districts.map(([district, count]) => ({
              href: programmePath(language, { ...place.filter, q: district.slice(0, longestSearch) }),
              name: district,
              count,
            }))}
          />
          <p>
            <a href={organisePath(language)}>{t("place.organise")}</a>
          </p>
          {place.kind === "city" && (
            <p>
              <a href={homeOfCityPath(language, place.code)}>{t("place.home", { name: place.name })}</a>
              <span className="hint block">{t("place.homeHint")}</span>
            </p>
          )}
        </div>
      </div>
    </main>
  );
}

function Counted({
  id,
  title,
  entries,
}: {
  id: string;
  title: string;
  entries: readonly { href: string; name: string; count: number }[];
}) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <CountedLinks entries={entries} />
    </section>
  );
}

function Organisations({ organisations }: { organisations: PlacePageData["organisations"] }) {
  const { t } = useTranslation(["public", "common"]);
  const language = useLanguage();
  if (organisations.length === 0) return null;
  return (
    <section aria-labelledby="organisations">
      <h2 id="organisations">{t("place.organisations")}</h2>
      <ul className="counted">
        {organisations.map((organisation) => (
          <li key={organisation.slug}>
            <a href={publicOrganisationPath(language, organisation.slug)}>
              <bdi>{organisation.name}</bdi>
            </a>{" "}
            <span className="soft">({t(`common:organisationKind.${organisation.kind}`)})</span>
          </li>
        ))}
      </ul>
    </section>
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
    <ul className="acts">
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
