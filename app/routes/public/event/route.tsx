import { EventArticle } from "#app/components/events/event-article.tsx";
import { EventCards } from "#app/components/events/event-cards.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Cloth } from "#app/components/ui/cloth.tsx";
import { eventPath, previewImagePath, reportPath, sharePath } from "#app/domain/paths.ts";
import { programmePath } from "#app/domain/programme-paths.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { toJsonLd } from "./json-ld.ts";
import { titleWithStatus } from "#app/domain/calendar/title-with-status.server.ts";
import { eventStatusOf, takesPlace } from "#app/domain/model/date.ts";
import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import type { EventCard } from "#app/domain/programme/event-card.ts";
import { listAlternatives, listRelated } from "#app/domain/programme/list-related.server.ts";
import { dayText } from "#app/domain/time/when-text.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { TakePart } from "./participation-box.tsx";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const text = new URL(args.request.url).searchParams.get("text");
  const event = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? "", isLanguage(text) ? text : null));
  const [first] = event.dates;
  const when = first ? dayText({ ...first, countryCode: event.countryCode }, ctx.language) : "";
  const status = eventStatusOf(event.dates.map((date) => date.status));
  const head: Head = {
    title: titleWithStatus(event.title, status, ctx.language),
    description: textsOf(ctx.language, "event")("description", {
      when,
      city: event.cityName,
      summary: event.summary,
    }),
    path: eventPath(ctx.language, event.slug),
    origin: ctx.origin,
    language: ctx.language,
    versions: [event.originalLanguage, ...event.writtenIn.filter((language) => language !== event.originalLanguage)],
    image: previewImagePath(ctx.language, event.slug),
    structured: toJsonLd(event, { language: ctx.language, origin: ctx.origin }),
  };
  const isOff = event.dates.every((date) => !takesPlace(date));
  const house = houseOfCity(ctx.db, { slug: event.citySlug, countryCode: event.countryCode });
  return { event, head, isOff, house, others: isOff ? listAlternatives(ctx, event) : listRelated(ctx, event) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function EventPage() {
  const { event, head, isOff, house, others } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["event", "promotion"]);
  const language = useLanguage();
  return (
    <main id="content">
      {!event.picture && <Cloth seed={{ house, piece: event.slug }} themes={event.themes} className="bleed" />}
      <EventArticle
        event={event}
        instead={isOff && <OtherEvents id="instead" title={t("instead", { city: event.cityName })} cards={others} />}
        takePart={
          <>
            <TakePart event={event} />
            {/* A printed page names its address. */}
            <p className="print-only" dir="ltr">
              {head.origin}
              {head.path}
            </p>
          </>
        }
        aside={
          <>
            <ul className="acts next-steps">
              <li>
                <a href={sharePath(language, event.slug)}>{t("promotion:share.link")}</a>
              </li>
              <li>
                <a href={reportPath(language, event.slug)}>{t("report")}</a>
              </li>
            </ul>
            {!isOff && <OtherEvents id="others" title={t("others")} cards={others} />}
            <p>
              <a href={programmePath(language, { ...emptyFilter, city: [event.citySlug] })}>
                {t("inCity", { city: event.cityName })}
              </a>
              {" · "}
              <a href={programmePath(language, { ...emptyFilter, theme: event.themes.slice(0, 1) })}>{t("more")}</a>
            </p>
          </>
        }
      />
    </main>
  );
}

function OtherEvents({ id, title, cards }: { id: string; title: string; cards: readonly EventCard[] }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={id} className="other-events">
      <h2 id={id}>{title}</h2>
      <EventCards cards={cards} withDay />
    </section>
  );
}
