import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { EventCards } from "#app/components/events/event-cards.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";
import {
  cityPath,
  countryPath,
  homePath,
  themePath,
  organisePath,
  programmePath,
  subscribePath,
} from "#app/domain/paths.ts";
import { getHome, type HomeData } from "#app/domain/programme/get-home.server.ts";
import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const home = await getHome(ctx);
  const head: Head = {
    title: home.edition ? home.edition.name : t("home.title"),
    description: t("home.description"),
    path: homePath(ctx.language),
    origin: ctx.origin,
    language: ctx.language,
    feedsOf: emptyFilter,
  };
  return { home, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function HomePage() {
  const { home } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <main id="content">
      <Hero edition={home.edition} />
      <section aria-labelledby="themes">
        <h2 id="themes">{t("home.themes")}</h2>
        <ThemeBands />
      </section>
      <FeaturedCards cards={home.featured} />
      {home.cards.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{t("home.next")}</h2>
          <EventCards cards={home.cards} />
          <p>
            <a className="button" href={programmePath(language, emptyFilter)}>
              {t("home.allEvents")}
              <Icon name="arrow" />
            </a>
          </p>
        </section>
      )}
      {home.countries.length > 0 && <Cities countries={home.countries} />}
      <section className="aside-band" aria-labelledby="organisers">
        <h2 id="organisers">{t("home.organisers")}</h2>
        <p>{t("home.organisersText")}</p>
        <p>
          <a className="button quiet" href={organisePath(language)}>
            {t("home.toOrganise")}
          </a>
        </p>
      </section>
    </main>
  );
}

function Hero({ edition }: { edition: HomeData["edition"] }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  return (
    <div className="hero">
      <h1>{edition ? edition.name : t("home.title")}</h1>
      {edition ? (
        <p className="hero-when">
          {t("home.when", {
            start: formatLocal(edition.startsOn, "day", locale),
            end: formatLocal(edition.endsOn, "full", locale),
          })}
        </p>
      ) : (
        <p>{t("home.noEdition")}</p>
      )}
      <p className="lead">{t("home.lead")}</p>
      <p className="actions">
        <a className="button" href={programmePath(language, emptyFilter)}>
          {t("home.toProgramme")}
        </a>
        <a className="button quiet" href={subscribePath(language, emptyFilter)}>
          {t("home.toCalendar")}
        </a>
      </p>
    </div>
  );
}

const describedThemes = ["solidarity", "participation", "interculturality"] as const;

function ThemeBands() {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <ul className="bands">
      {useVocabulary().theme.map(({ code, label }) => {
        const described = describedThemes.find((describedTheme) => describedTheme === code);
        return (
          <li key={code} className={`band t-${code}`}>
            <h3>
              {isIconName(code) && <Icon name={code} />}
              <a href={themePath(language, code)}>{label}</a>
            </h3>
            {described && <p>{t(`home.themeText.${described}`)}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function Cities({ countries }: { countries: HomeData["countries"] }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <section aria-labelledby="cities">
      <h2 id="cities">{t("home.cities")}</h2>
      <ul className="countries">
        {countries.map((country) => (
          <li key={country.code}>
            <h3>
              <a href={countryPath(language, country.code)}>{country.name}</a>
            </h3>
            <ul>
              {country.cities.map((city) => (
                <li key={city.slug}>
                  <a href={cityPath(language, city.slug)}>{city.name}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
