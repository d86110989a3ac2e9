import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { OrganisationFilterForm, useOrganisationChips } from "./organisation-filter-form.tsx";
import { OrganisationRowItem } from "./organisation-row.tsx";
import { EmptyList, FilterChips, ListPager, StateTabs } from "#app/components/scope-lists/list-parts.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { countryName } from "#app/domain/model/country.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateCityPath, coordinateOrganisationsPath } from "#app/domain/coordinate-paths.ts";
import {
  listOrganisationsInScope,
  type OrganisationList,
} from "#app/domain/scope-lists/list-organisations-in-scope.server.ts";
import {
  emptyOrganisationListFilter,
  type OrganisationListFilter,
  organisationListQuery,
  parseOrganisationListFilter,
} from "#app/domain/scope-lists/organisation-list-filter.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/lists.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const filter = parseOrganisationListFilter(new URL(args.request.url).searchParams);
  const list = orRefuse(() => listOrganisationsInScope(ctx, filter));
  return privateNoStore({ list, filter, head: { title: textsOf(ctx.language, "inScope")("organisations.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function OrganisationsPage() {
  const { list, filter } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["inScope", "coordinate"]);
  const language = useLanguage();
  const hrefOf = (change: Partial<OrganisationListFilter>) =>
    withQuery(coordinateOrganisationsPath(language), organisationListQuery({ ...filter, page: 1, ...change }));
  const scopes = list.scopes.map((scope) => scope.name ?? t("coordinate:scope.network"));
  const total = list.count + list.elsewhere;
  return (
    <main id="content">
      <h1>{t("organisations.title")}</h1>
      <p className="soft list-sub">
        <bdi>{listText(scopes, language)}</bdi> · {t("organisations.count", { count: total })}
      </p>
      <OrganisationFilterForm filter={filter} list={list} />
      <StateTabs
        tabs={[
          {
            label: t("organisations.tab.all"),
            count: total,
            href: hrefOf({ state: null }),
            isCurrent: filter.state === null,
          },
          ...list.counts.map(({ state, count }) => ({
            label: t(`organisations.tab.${state}`),
            count,
            href: hrefOf({ state }),
            isCurrent: filter.state === state,
          })),
        ]}
      />
      <FilterChips chips={useOrganisationChips({ filter, list })} />
      <ProposedCities cities={list.proposedCities} />
      {list.rows.length === 0 ? (
        <NoOrganisations list={list} filter={filter} hrefOf={hrefOf} />
      ) : (
        <ol className="list-rows">
          {list.rows.map((row) => (
            <OrganisationRowItem key={row.id} row={row} />
          ))}
        </ol>
      )}
      <ListPager page={filter.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
    </main>
  );
}

/** Link to the cities that wait to be confirmed. */
function ProposedCities({ cities }: { cities: OrganisationList["proposedCities"] }) {
  const { t } = useTranslation("organisations");
  const language = useLanguage();
  if (cities.length === 0) return null;
  return (
    <section className="part" aria-labelledby="cities">
      <h2 id="cities">{t("need.cities")}</h2>
      <ul className="links">
        {cities.map((city) => (
          <li key={city.id}>
            <a href={coordinateCityPath(language, city.id)}>
              <bdi>{listText([city.name, countryName(city.countryCode, language)], language)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoOrganisations({
  list,
  filter,
  hrefOf,
}: {
  list: OrganisationList;
  filter: OrganisationListFilter;
  hrefOf: (change: Partial<OrganisationListFilter>) => string;
}) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const asked = organisationListQuery({ ...filter, page: 1, sort: "need" });
  const isPlain = asked === organisationListQuery(emptyOrganisationListFilter);
  const { q } = filter;
  const anywhere = q === "" ? t("organisations.nothing") : t("organisations.nothingFor", { q });
  const inState = q === "" ? t("organisations.nothingInState") : t("organisations.nothingInStateFor", { q });
  return (
    <EmptyList
      title={filter.state === null ? anywhere : inState}
      elsewhere={{ count: list.elsewhere, text: t("organisations.elsewhere", { count: list.elsewhere }) }}
      everyState={hrefOf({ state: null })}
      unfiltered={isPlain ? null : coordinateOrganisationsPath(language)}
    />
  );
}
