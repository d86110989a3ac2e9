import { LanguageNames } from "#app/components/events/card-details.tsx";
import { OfferList } from "#app/components/events/inclusion-list.tsx";
import { PlaceText } from "#app/components/events/place-text.tsx";
import { Themes } from "#app/components/events/theme-list.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, posterPath, sharePath } from "#app/domain/paths.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import posterStyles from "#app/styles/poster.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ThreadBand } from "./thread-band.tsx";

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
  return { event, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

type Event = ReturnType<typeof useLoaderData<typeof loader>>["event"];
const maxDates = 4;

/** Roughly the lines it takes: the more there are, the smaller the letters, so that all of it is one page. */
function sizeOf({ title, summary, dates, inclusion, place, organisers }: Event): "roomy" | "even" | "tight" {
  const words = [
    place.venueName,
    place.streetAddress,
    place.district,
    place.ask,
    ...organisers.map((organiser) => organiser.name),
  ];
  const length = words.reduce((sum, word) => sum + (word?.length ?? 0), 0);
  const lines =
    title.length / 20 +
    summary.length / 45 +
    Math.min(dates.length, maxDates + 1) * 2 +
    inclusion.length / 3 +
    length / 40;
  if (lines < 9) return "roomy";
  return lines < 14 ? "even" : "tight";
}

/** One A4 page for a wall: black on white, so that it survives a photocopier. */
export default function PosterPage() {
  const { event, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["promotion", "event", "common"]);
  const language = useLanguage();
  const address = `${head.origin}${eventPath(language, event.slug)}`;
  const spoken = event.languages.filter((language) => language.use === "spoken").map((language) => language.code);
  return (
    <>
      <PosterNotes slug={event.slug} />
      <main id="content" className={`poster is-${sizeOf(event)}`}>
        <ThreadBand />
        <p className="poster-site">
          {t("common:site.name")} · {t("common:site.tagline")}
        </p>
        <Themes themes={event.themes} format={event.format} />
        <h1>
          <UserText text={event.title} language={event.textLanguage} />
        </h1>
        <p className="lead">
          <UserText text={event.summary} language={event.textLanguage} />
        </p>
        <PosterDates event={event} />
        <p className="poster-place">
          {event.attendance === "online" ? (
            t("message.online")
          ) : (
            <PlaceText place={event.place} organisers={event.organisers.map((organiser) => organiser.name)} />
          )}
          <b>{event.cityName}</b>
        </p>
        <p className="poster-who">
          {event.organisers.map((organiser, index) => (
            <span key={organiser.slug}>
              {index > 0 && " · "}
              <bdi>{organiser.name}</bdi>
            </span>
          ))}
        </p>
        {spoken.length > 0 && (
          <p>
            {t("event:spoken")} <LanguageNames codes={spoken} />
          </p>
        )}
        <OfferList inclusion={event.inclusion} attendance={event.attendance} participation={event.participation} />
        <div className="poster-way">
          <QrSquare text={address} label={t("poster.scan")} />
          <p>
            <b>{t("poster.scan")}</b>
            <bdi dir="ltr">{address.replace(/^https?:\/\//, "")}</bdi>
            {event.publicContact && <bdi>{event.publicContact}</bdi>}
          </p>
        </div>
        <ThreadBand />
      </main>
    </>
  );
}

/** What the screen says and the paper does not. */
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
