import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { hideEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { hideAllPath, featureEventPath } from "#app/domain/coordinate-paths.ts";
import { listOwnCities } from "#app/domain/hiding/list-own-cities.server.ts";
import { listCityEvents } from "#app/domain/workspace/list-city-events.server.ts";
import { dayText } from "#app/domain/time/when-text.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  return privateNoStore({
    events: listCityEvents(ctx),
    cities: listOwnCities(ctx),
    head: { title: textsOf(ctx.language, "hiding")("city.title") },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** List the events of others in a local authority's city, which it may hide in an emergency. */
export default function CityPage() {
  const { events, cities } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["hiding", "dates", "promotion"]);
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("dates:many.toEvents")}</Link>
      </p>
      <h1>{t("city.title")}</h1>
      {events.length === 0 ? <p>{t("city.empty")}</p> : <p className="lead">{t("city.lead")}</p>}
      <ul className="rows">
        {events.map((event) => (
          <li key={event.eventId}>
            <b>
              <UserText text={event.title} language={event.textLanguage} />
            </b>{" "}
            <span className="soft">
              <bdi>{dayText(event, language)}</bdi> · <bdi>{event.organisationName}</bdi>
            </span>{" "}
            <Link to={featureEventPath(language, event.eventId)}>{t("promotion:feature.title")}</Link>{" "}
            <Link to={hideEventPath(language, event.eventId)}>{t("city.hide")}</Link>
          </li>
        ))}
      </ul>
      {cities.map((city) => (
        <p key={city.id}>
          <Link to={hideAllPath(language, "city", city.id)}>{t("city.hideAll", { city: city.name })}</Link>
        </p>
      ))}
    </main>
  );
}
