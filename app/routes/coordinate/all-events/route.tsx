import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { EventFilterForm, useEventChips } from "./event-filter-form.tsx";
import { EventRowItem } from "./event-row.tsx";
import { EmptyList, FilterChips, ListPager, StateTabs } from "#app/components/scope-lists/list-parts.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateEventsPath } from "#app/domain/coordinate-paths.ts";
import {
  emptyEventListFilter,
  type EventListFilter,
  eventListQuery,
  parseEventListFilter,
} from "#app/domain/scope-lists/event-list-filter.ts";
import { type EventList, listEventsInScope } from "#app/domain/scope-lists/list-events-in-scope.server.ts";
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
  const filter = parseEventListFilter(new URL(args.request.url).searchParams);
  const list = orRefuse(() => listEventsInScope(ctx, filter));
  return privateNoStore({ list, filter, head: { title: textsOf(ctx.language, "inScope")("events.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function AllEventsPage() {
  const { list, filter } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["inScope", "coordinate"]);
  const language = useLanguage();
  const hrefOf = (change: Partial<EventListFilter>) =>
    withQuery(coordinateEventsPath(language), eventListQuery({ ...filter, page: 1, ...change }));
  const scopes = list.scopes.map((scope) => scope.name ?? t("coordinate:scope.network"));
  const total = list.count + list.elsewhere;
  return (
    <main id="content">
      <h1>{t("events.title")}</h1>
      <p className="soft list-sub">
        <bdi>{listText(scopes, language)}</bdi> · {t("events.count", { count: total })}
      </p>
      <EventFilterForm filter={filter} list={list} />
      <StateTabs
        tabs={[
          { label: t("tab.all"), count: total, href: hrefOf({ state: null }), isCurrent: filter.state === null },
          ...list.counts.map(({ state, count }) => ({
            label: t(`tab.${state}`),
            count,
            href: hrefOf({ state }),
            isCurrent: filter.state === state,
          })),
        ]}
      />
      <FilterChips chips={useEventChips({ filter, list })} />
      {list.rows.length === 0 ? (
        <NoEvents list={list} filter={filter} hrefOf={hrefOf} />
      ) : (
        <ol className="list-rows">
          {list.rows.map((row) => (
            <EventRowItem key={row.id} row={row} isByChange={filter.sort === "changed"} />
          ))}
        </ol>
      )}
      <ListPager page={filter.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
    </main>
  );
}

function NoEvents({
  list,
  filter,
  hrefOf,
}: {
  list: EventList;
  filter: EventListFilter;
  hrefOf: (change: Partial<EventListFilter>) => string;
}) {
  const { t } = useTranslation("inScope");
  const language = useLanguage();
  const isPlain = eventListQuery({ ...filter, page: 1, sort: "day" }) === eventListQuery(emptyEventListFilter);
  const { q } = filter;
  const anywhere = q === "" ? t("events.nothing") : t("events.nothingFor", { q });
  const inState = q === "" ? t("events.nothingInState") : t("events.nothingInStateFor", { q });
  return (
    <EmptyList
      title={filter.state === null ? anywhere : inState}
      elsewhere={{ count: list.elsewhere, text: t("events.elsewhere", { count: list.elsewhere }) }}
      everyState={hrefOf({ state: null })}
      unfiltered={isPlain ? null : coordinateEventsPath(language)}
    />
  );
}
