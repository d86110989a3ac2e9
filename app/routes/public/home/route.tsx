import { cityPath, countryPath, homePath, programmePagePath, themePath } from "#app/domain/paths.ts";
import { useWeekName } from "#app/components/shell/use-instance.ts";
import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { FeaturedCards } from "#app/components/promotion/featured-events.tsx";
import { CommonOffers } from "#app/components/events/common-offers.tsx";
import { EventCards } from "#app/components/events/event-cards.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { Icon, isIconName } from "#app/components/ui/icon.tsx";
import { weekCloth } from "#app/domain/cloth/weave.ts";
import { programmePath } from "#app/domain/programme-paths.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { getHome, type HomeData } from "#app/domain/programme/get-home.server.ts";
import { relativeDays, type Shortcut } from "#app/domain/programme/finder-days.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import { offeredTerms } from "#app/domain/model/vocabulary.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { publicContext } from "#app/http/context.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const city = new URL(args.request.url).searchParams.get("city");
  const home = await getHome(ctx, city);
  // No cache keeps the redirect, since the city may come.
  if (city !== null && !home.city) throw redirect(homePath(ctx.language), { headers: { "Cache-Control": "no-store" } });
  const head: Head = {
    title: home.edition ? home.edition.name : weekName(ctx.db, ctx.language),
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
  const { edition } = home;
  return (
    <main id="content">
      <div className="hero bleed">
        <Cloth seed={weekCloth} themes={weekCloth.themes} />
        <div className="hero-plate">
          <Hero edition={edition} />
          {edition && !edition.isOver && (
            <Finder comingDays={edition.comingDays} cityNames={home.cityNames} city={home.city} />
          )}
        </div>
      </div>
      <Shortcuts shortcuts={home.shortcuts} />
      <FeaturedCards cards={home.featured} isSummarised={home.common !== null} />
      {home.cards.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">
            {t(edition?.startsIn === 0 ? "home.now" : "home.next")}
            {home.city && ` · ${home.city.name}`}
          </h2>
          <CommonOffers counts={home.common} />
          <EventCards cards={home.cards} isSummarised={home.common !== null} withDay />
          <p>
            <a
              className="button quiet"
              href={programmePath(language, { ...emptyFilter, city: home.city ? [home.city.slug] : [] })}
            >
              {t("home.allEvents")}
              <Icon name="arrow" />
            </a>
          </p>
        </section>
      )}
      <section aria-labelledby="themes">
        <h2 id="themes">{t("home.themes")}</h2>
        <ThemeBands />
      </section>
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
  const week = useWeekName();
  if (!edition)
    return (
      <>
        <h1>{week}</h1>
        <p>{t("home.noEdition", { week })}</p>
      </>
    );
  const { startsOn, endsOn } = edition;
  return (
    <>
      <h1>{edition.isOver ? week : t("home.come")}</h1>
      {edition.isOver ? (
        <>
          <p className="lead">{t("home.over")}</p>
          <p>
            <a className="button" href={programmePath(language, { ...emptyFilter, from: startsOn, to: endsOn })}>
              {t("home.past")}
            </a>
          </p>
        </>
      ) : (
        <p>
          {t("home.lead")}{" "}
          {t("home.when", { start: formatLocal(startsOn, "day", locale), end: formatLocal(endsOn, "day", locale) })}
          {" · "}
          <b>
            {edition.startsIn > 0
              ? t("home.startsIn", { count: edition.startsIn })
              : t("home.dayOf", { day: edition.day, days: edition.days })}
          </b>
        </p>
      )}
    </>
  );
}

/** Ask where and when: a plain form, whose answer is redirected to the programme of that place and day. */
function Finder({
  comingDays,
  cityNames,
  city,
}: {
  comingDays: readonly LocalDate[];
  cityNames: readonly string[];
  city: HomeData["city"];
}) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const locale = formatLocaleFor(language, null);
  return (
    <search>
      <form className="finder" action={programmePagePath(language)} aria-label={t("home.finder")}>
        <div>
          <label htmlFor="near">{t("programme.city")}</label>
          <input
            id="near"
            name="near"
            list="places"
            maxLength={100}
            defaultValue={city?.name}
            placeholder={t("home.placeExample")}
          />
          <datalist id="places">
            {cityNames.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <div>
          <label htmlFor="when">{t("home.day")}</label>
          <select id="when" name="when">
            <option value="">{t("programme.allDays")}</option>
            {relativeDays.map((day) => (
              <option key={day} value={day}>
                {t(`home.${day}`)}
              </option>
            ))}
            {comingDays.map((day) => (
              <option key={day} value={day}>
                {formatLocal(day, "day", locale)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{t("home.find")}</button>
      </form>
    </search>
  );
}

function Shortcuts({ shortcuts }: { shortcuts: HomeData["shortcuts"] }) {
  const { t } = useTranslation("public");
  const language = useLanguage();
  const { inclusion } = useVocabulary();
  const own = {
    today: t("home.today"),
    weekend: t("home.weekend"),
    language: t("home.inLanguage"),
    seats: t("programme.seatsChip"),
  };
  const labelOf = (name: Shortcut): string =>
    name in own ? own[name as keyof typeof own] : (inclusion.find((term) => term.code === name)?.label ?? name);
  if (shortcuts.length === 0) return null;
  return (
    <nav className="chips" aria-label={t("home.shortcuts")}>
      <ul>
        {shortcuts.map(({ name, filter, count }) => (
          <li key={name}>
            <a href={programmePath(language, filter)}>
              {isIconName(name) && <Icon name={name} />}
              {labelOf(name)} <small>{count}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const describedThemes = ["solidarity", "participation", "interculturality"] as const;

function ThemeBands() {
  const { t } = useTranslation("public");
  const language = useLanguage();
  return (
    <ul className="bands">
      {offeredTerms(useVocabulary().theme).map(({ code, label }) => {
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
