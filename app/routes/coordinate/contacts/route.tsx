import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { EmptyList, FilterChips, ListPager, StateTabs } from "#app/components/scope-lists/list-parts.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { type ContactFilter, contactQuery, parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { type ContactList, listContacts } from "#app/domain/contacts/list-contacts.server.ts";
import { nameFilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { contactsExportPath, contactsPath, writeMessagePath } from "#app/domain/coordinate-paths.ts";
import { withQuery } from "#app/domain/paths.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/lists.css?url";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ContactFilterForm } from "./contact-filter-form.tsx";
import { useFilterWords } from "./contact-filter-words.ts";
import { ContactRowItem } from "./contact-row.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const filter = parseContactFilter(new URL(args.request.url).searchParams);
  const list = orRefuse(() => listContacts(ctx, filter));
  const head = { title: textsOf(ctx.language, "contacts")("title") };
  return privateNoStore({ list, filter, places: nameFilterPlaces(ctx, filter), head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** List the organisers in a coordinator's scope, whom a message to all would reach, and lead to it. */
export default function ContactsPage() {
  const { list, filter, places } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["contacts", "inScope", "coordinate"]);
  const language = useLanguage();
  const hrefOf = (change: Partial<ContactFilter>) =>
    withQuery(contactsPath(language), contactQuery({ ...filter, page: 1, ...change }));
  const scopes = list.scopes.map((scope) => scope.name ?? t("coordinate:scope.network"));
  return (
    <main id="content">
      <h1>{t("title")}</h1>
      <p className="soft list-sub">
        <bdi>{listText(scopes, language)}</bdi> · {t("inScope:organisations.count", { count: list.count })}
      </p>
      <ContactFilterForm filter={filter} list={list} />
      <StateTabs
        tabs={list.tabs.map(({ state, count }) => ({
          label: state === null ? t("active") : t(`inScope:organisations.tab.${state}`),
          count,
          href: hrefOf({ state }),
          isCurrent: filter.state === state,
        }))}
      />
      <FilterChips chips={useFilterWords({ ...filter, state: null }, places)} />
      {list.rows.length === 0 ? (
        <EmptyList
          title={t("inScope:organisations.nothing")}
          elsewhere={{ count: 0, text: "" }}
          everyState={hrefOf({ state: null })}
          unfiltered={contactQuery({ ...filter, page: 1 }) === "" ? null : contactsPath(language)}
        />
      ) : (
        <>
          <Reach list={list} filter={filter} />
          <ol className="list-rows">
            {list.rows.map((row) => (
              <ContactRowItem key={row.id} row={row} />
            ))}
          </ol>
        </>
      )}
      <ListPager page={filter.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
    </main>
  );
}

/** Say whom a message to all would reach, and lead to it and to the download. */
function Reach({ list: { readers }, filter }: { list: ContactList; filter: ContactFilter }) {
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const query = contactQuery({ ...filter, page: 1 });
  return (
    <div className="contact-reach">
      <p>
        {readers.count === 0 ? t("nobody") : t("readers", { count: readers.count })}{" "}
        {readers.unwilling > 0 && t("unwilling", { count: readers.unwilling })}{" "}
        {readers.unreachable > 0 && t("unreachable", { count: readers.unreachable })}
      </p>
      <p className="actions">
        {readers.count > 0 && (
          <a className="button" href={`${writeMessagePath(language)}?${new URLSearchParams({ to: query })}`}>
            {t("write")}
          </a>
        )}
        <a className="button quiet" href={withQuery(contactsExportPath(language), query)}>
          {t("download")}
        </a>
      </p>
    </div>
  );
}
