import { organisationKinds, organisationOrders } from "#app/domain/model/organisation.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinateOrganisationsPath } from "#app/domain/coordinate-paths.ts";
import type { OrganisationList } from "#app/domain/scope-lists/list-organisations-in-scope.server.ts";
import {
  type OrganisationListFilter,
  organisationListQuery,
} from "#app/domain/scope-lists/organisation-list-filter.ts";
import { useTranslation } from "react-i18next";
import {
  ListChoice,
  type ListChip,
  ListSearch,
  ListTick,
  PlaceChoices,
} from "#app/components/scope-lists/list-parts.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Props = { filter: OrganisationListFilter; list: OrganisationList };

/** Search and filter all organisations. */
export function OrganisationFilterForm({ filter, list }: Props) {
  const { t } = useTranslation(["inScope", "common"]);
  return (
    <ListSearch q={filter.q} label={t("organisations.search")} kept={{ state: filter.state }}>
      <ListChoice
        name="kind"
        label={t("organisations.kind")}
        value={filter.kind}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`common:organisationKind.${kind}`) }))}
      />
      <PlaceChoices filter={filter} choices={list.choices} />
      <ListTick name="need" label={t("organisations.only.need")} isOn={filter.isInNeed} />
      <ListTick name="trusted" label={t("organisations.only.trusted")} isOn={filter.isTrusted} />
      <ListChoice
        name="sort"
        label={t("list.sort")}
        value={filter.sort}
        hasAll={false}
        options={organisationOrders.map((order) => ({ value: order, label: t(`organisations.order.${order}`) }))}
      />
    </ListSearch>
  );
}

/** Return what is filtered by, in words, each with the address of the list without it. */
export function useOrganisationChips({ filter, list }: Props): ListChip[] {
  const { t } = useTranslation(["inScope", "common"]);
  const language = useLanguage();
  const chip = (label: string | null | undefined | false, change: Partial<OrganisationListFilter>): ListChip[] => {
    const query = organisationListQuery({ ...filter, page: 1, ...change });
    return label ? [{ label, href: withQuery(coordinateOrganisationsPath(language), query) }] : [];
  };
  const { cities, countries } = list.choices;
  return [
    ...chip(filter.q && t("list.words", { q: filter.q }), { q: "" }),
    ...chip(filter.kind && t(`common:organisationKind.${filter.kind}`), { kind: null }),
    ...chip(countries.find(({ code }) => code === filter.country)?.name, { country: null }),
    ...chip(cities.find(({ id }) => id === filter.cityId)?.name, { cityId: null }),
    ...chip(filter.isInNeed && t("organisations.only.need"), { isInNeed: false }),
    ...chip(filter.isTrusted && t("organisations.only.trusted"), { isTrusted: false }),
  ];
}
