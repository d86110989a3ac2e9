import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { OrganisationQueue } from "./organisation-list.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinateCityPath, coordinatePath } from "#app/domain/paths.ts";
import { countryName } from "#app/domain/model/country.ts";
import { listOrganisationsInNeed } from "#app/domain/review/list-organisations-in-need.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const head = { title: textsOf(ctx.language, "organisations")("need.title") };
  return privateNoStore({ need: listOrganisationsInNeed(ctx), head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function OrganisationsPage() {
  const { need } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["organisations", "coordinate"]);
  const language = useLanguage();
  const isEmpty = need.organisations.length === 0 && need.cities.length === 0;
  return (
    <main id="content">
      <p>
        <Link to={coordinatePath(language)}>{t("coordinate:review.back")}</Link>
      </p>
      <h1>{t("need.title")}</h1>
      {!need.isCoordinator && <p className="lead">{t("coordinate:queue.noScope")}</p>}
      {need.isCoordinator && isEmpty && <p className="lead">{t("need.none")}</p>}
      {need.cities.length > 0 && (
        <section aria-labelledby="cities">
          <h2 id="cities">{t("need.cities")}</h2>
          <ul className="rows">
            {need.cities.map((city) => (
              <li key={city.id}>
                <Link to={coordinateCityPath(language, city.id)}>
                  <bdi>{city.name}</bdi>
                </Link>
                <span className="soft">{countryName(city.countryCode, language)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {need.organisations.length > 0 && <OrganisationQueue organisations={need.organisations} />}
    </main>
  );
}
