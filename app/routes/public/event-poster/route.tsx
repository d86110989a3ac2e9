import { useWeekName } from "#app/components/shell/use-instance.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { EventPicture } from "#app/components/events/event-picture.tsx";
import { OfferList } from "#app/components/events/inclusion-list.tsx";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { Themes } from "#app/components/events/theme-list.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, posterPath, sharePath } from "#app/domain/paths.ts";
import { isSpokenLanguage, nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { commaOf } from "#app/domain/text/list-text.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { isOnlineOnly } from "#app/domain/events/announced-dates.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import posterStyles from "#app/styles/poster.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PosterDates } from "./poster-dates.tsx";
import { PosterSessions, PosterSignUp } from "./poster-sign-up.tsx";
import { fittingNames, maxNames } from "./poster-size.ts";
import { spokenIn, usePosterStep } from "./use-poster-step.ts";

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
        <Cloth
          seed={seed}
          themes={event.themes}
          isOneInk
          className={event.picture ? "poster-hem" : "poster-cloth"}
          scale={event.picture ? 2 : 4}
        />
        <EventPicture picture={event.picture} isFirst />
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
          <PosterSessions event={event} />
          <OfferList inclusion={event.inclusion} attendance={event.attendance} participation={event.participation} />
        </div>
        <div className="poster-way">
          <QrSquare text={address} label={t("poster.scan")} />
          <p>
            <b>{t("poster.scan")}</b>
            <PosterSignUp event={event} />
            <bdi dir="ltr">{address.replace(/^https?:\/\//, "")}</bdi>
            {event.publicContact && <bdi>{isolateNumbers(event.publicContact)}</bdi>}
          </p>
        </div>
        <Cloth seed={seed} themes={event.themes} scale={1} isOneInk className="poster-band" />
      </main>
    </>
  );
}

function PosterPlace({ event }: { event: EventView }) {
  const { t } = useTranslation("promotion");
  const { shown } = fittingNames(
    event.organisers.map((organiser) => organiser.name),
    maxNames,
  );
  return (
    <p className="poster-place">
      {isOnlineOnly(event) ? t("message.online") : <PlaceText place={event.place} organisers={shown} />}
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
