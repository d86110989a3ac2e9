import { useWeekName } from "#app/components/shell/use-instance.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { OfferList } from "#app/components/events/inclusion-list.tsx";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { Themes } from "#app/components/events/theme-list.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, posterPath, sharePath } from "#app/domain/paths.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import { placeLine } from "#app/domain/model/place.ts";
import { derivedOffers, labelOf } from "#app/domain/model/vocabulary.ts";
import { isSpokenLanguage, nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { commaOf } from "#app/domain/text/list-text.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import posterStyles from "#app/styles/poster.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { fittingNames, posterStep } from "./poster-size.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: posterStyles }];

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const event = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? ""));
  const head: Head = {
    title: textsOf(ctx.language, "promotion")("poster.title", { title: event.title }),
    path: posterPath(ctx.language, event.slug),
    origin: ctx.origin,
    language: ctx.language,
  };
  const house = houseOfCity(ctx.db, { slug: event.citySlug, countryCode: event.countryCode });
  return { event, head, seed: { house, piece: event.slug } };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

type Event = ReturnType<typeof useLoaderData<typeof loader>>["event"];
const maxDates = 4;

/** Maximum number of characters of organisers' names, and of languages, on a poster. */
const maxNames = 240;
const maxLanguages = 10;

/** Show an event as one A4 page to print, in black on white, so that it can be photocopied. */
export default function PosterPage() {
  const { event, head, seed } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["promotion", "event", "common"]);
  const language = useLanguage();
  const week = useWeekName();
  const step = usePosterStep(event);
  const address = `${head.origin}${eventPath(language, event.slug)}`;
  const spoken = spokenIn(event);
  return (
    <>
      <PosterNotes slug={event.slug} />
      <main id="content" className={`poster is-${step}`}>
        <Cloth seed={seed} themes={event.themes} isOneInk className="poster-cloth" />
        <div className="poster-words">
          <p className="poster-site">
            {week} · {t("common:site.tagline")}
          </p>
          <Themes themes={event.themes} format={event.format} />
          <h1>
            <UserText text={event.title} language={event.textLanguage} />
          </h1>
          <p className="lead">
            <UserText text={event.summary} language={event.textLanguage} />
          </p>
          <PosterDates event={event} />
          <PosterPlace event={event} />
          <PosterOrganisers names={event.organisers.map((organiser) => organiser.name)} />
          {spoken.shown.length > 0 && (
            <p>
              {t("event:spoken")} <LanguageNames codes={spoken.shown} />
              {spoken.more > 0 && <bdi> +{spoken.more}</bdi>}
            </p>
          )}
          <OfferList inclusion={event.inclusion} attendance={event.attendance} participation={event.participation} />
        </div>
        <div className="poster-way">
          <QrSquare text={address} label={t("poster.scan")} />
          <p>
            <b>{t("poster.scan")}</b>
            <bdi dir="ltr">{address.replace(/^https?:\/\//, "")}</bdi>
            {event.publicContact && <bdi>{isolateNumbers(event.publicContact)}</bdi>}
          </p>
        </div>
        <Cloth seed={seed} themes={event.themes} scale={1} isOneInk className="poster-band" />
      </main>
    </>
  );
}

function spokenIn(event: Event): { shown: readonly string[]; more: number } {
  const codes = event.languages.filter((language) => language.use === "spoken").map((language) => language.code);
  return { shown: codes.slice(0, maxLanguages), more: Math.max(0, codes.length - maxLanguages) };
}

/** Return the scale at which all texts of the poster fit on one page. */
function usePosterStep(event: Event): number {
  const { t } = useTranslation(["promotion", "event", "common"]);
  const language = useLanguage();
  const week = useWeekName();
  const vocabulary = useVocabulary();
  const { place, inclusion } = event;
  const dates = event.dates.slice(0, maxDates + 1);
  const offer = (code: string) => labelOf(vocabulary, "inclusion", code);
  const offered = inclusion.filter(({ answer }) => answer !== "no");
  const missing = inclusion.filter(({ answer }) => answer === "no");
  const derived = derivedOffers(event).map(offer);
  const names = fittingNames(
    event.organisers.map((organiser) => organiser.name),
    maxNames,
  );
  const span = (date: (typeof dates)[number]) => ({ ...date, countryCode: event.countryCode });
  return posterStep([
    { texts: [`${week} · ${t("common:site.tagline")}`], size: 0.86 },
    { texts: [event.themes.map((code) => labelOf(vocabulary, "theme", code)).join("     "), event.format], size: 0.9 },
    { texts: [event.title], size: 2.71, lineHeights: { latin: 1.27, arabic: 1.55 } },
    { texts: [event.summary], size: 1.21 },
    {
      texts: dates.map(
        (date) =>
          `${t("common:dateStatus.moved_online")} ${dayText(span(date), language)} ${timesText(span(date), language)}`,
      ),
      size: 1.36,
    },
    { texts: dates.map(() => t("common:time.zoneOnline", { city: event.cityName, offset: "+00:00" })), size: 0.86 },
    {
      texts: [
        ...(placeLine(place) === null ? [] : [placeLine(place) ?? ""]),
        ...(place.level === "public" ? [] : [t("common:place.ask", { who: place.ask ?? names.shown.join() })]),
        event.cityName,
      ],
      size: 1.21,
    },
    { texts: [`${names.shown.join(" · ")} +99`], size: 1.05 },
    { texts: [`${t("event:spoken")} ${spokenIn(event).shown.map(nameOfLanguage).join()} +99`], size: 1 },
    { texts: [t("event:offers")], size: 1 },
    {
      texts: [...offered.map(({ code }) => t("event:onRequest", { label: offer(code) })), ...derived],
      size: 1,
      columns: 3,
    },
    {
      texts:
        missing.length === 0 ? [] : [t("event:notOffered", { list: missing.map(({ code }) => offer(code)).join() })],
      size: 1,
    },
  ]);
}

function PosterPlace({ event }: { event: Event }) {
  const { t } = useTranslation("promotion");
  const { shown } = fittingNames(
    event.organisers.map((organiser) => organiser.name),
    maxNames,
  );
  return (
    <p className="poster-place">
      {event.attendance === "online" ? t("message.online") : <PlaceText place={event.place} organisers={shown} />}
      <b>{event.cityName}</b>
    </p>
  );
}

function PosterOrganisers({ names }: { names: readonly string[] }) {
  const { shown, more } = fittingNames(names, maxNames);
  return (
    <p className="poster-who">
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 && " · "}
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && <bdi> +{more}</bdi>}
    </p>
  );
}

/** Show notes that are on the screen and not on paper. */
function PosterNotes({ slug }: { slug: string }) {
  const { t } = useTranslation("promotion");
  const language = useLanguage();
  return (
    <nav className="poster-notes" aria-label={t("poster.languages")}>
      <p>{t("poster.print")}</p>
      <ul className="links">
        <li>
          <a href={sharePath(language, slug)}>{t("share.title")}</a>
        </li>
        {languages
          .filter((version) => version !== language)
          .map((language) => (
            <li key={language}>
              <a href={posterPath(language, slug)} lang={language} hrefLang={language}>
                {endonyms[language]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function PosterDates({ event }: { event: Event }) {
  const { t } = useTranslation(["promotion", "common"]);
  const left = event.dates.length - maxDates;
  return (
    <ul className="poster-dates">
      {event.dates.slice(0, maxDates).map((date) => (
        <li key={date.dateId} className={date.status === "cancelled" ? "is-off" : undefined}>
          {!isAsPlanned(date.status) && <b>{t(`common:dateStatus.${date.status}`)} </b>}
          <When
            date={{ ...date, countryCode: event.countryCode, cityName: event.cityName }}
            isOnline={event.attendance === "online"}
          />
        </li>
      ))}
      {left > 0 && <li>{t("poster.moreDates", { count: left })}</li>}
    </ul>
  );
}

/** List languages by their endonyms, each in its direction. */
function LanguageNames({ codes }: { codes: readonly string[] }) {
  const comma = commaOf(useLanguage());
  return (
    <span>
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 && comma}
          <bdi lang={isSpokenLanguage(code) ? code : undefined}>{nameOfLanguage(code)}</bdi>
        </span>
      ))}
    </span>
  );
}
