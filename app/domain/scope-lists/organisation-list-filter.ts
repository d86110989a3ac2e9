import {
  type ListedOrganisationState,
  listedOrganisationStates,
  type OrganisationKind,
  type OrganisationOrder,
  organisationKinds,
  organisationOrders,
} from "../model/organisation.ts";
import { searchIn } from "../search/list-search.ts";
import { countryShape, idShape, oneOf, pageIn, shapedText } from "./event-list-filter.ts";

/** Filter of the list of all organisations in scope. */
export type OrganisationListFilter = {
  /** Search for a name or a city, as typed; empty: all. */
  q: string;
  state: ListedOrganisationState | null;
  kind: OrganisationKind | null;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  cityId: string | null;
  isTrusted: boolean;
  /** Only those that wait for verification or have no owner. */
  isInNeed: boolean;
  sort: OrganisationOrder;
  /** Number of the page, from 1. */
  page: number;
};

export const emptyOrganisationListFilter: OrganisationListFilter = {
  q: "",
  state: null,
  kind: null,
  country: null,
  cityId: null,
  isTrusted: false,
  isInNeed: false,
  sort: "need",
  page: 1,
};

/** Parse the filter of an address; values without a meaning are ignored. */
export const parseOrganisationListFilter = (query: URLSearchParams): OrganisationListFilter => ({
  q: searchIn(query),
  state: oneOf(listedOrganisationStates, query.get("state")),
  kind: oneOf(organisationKinds, query.get("kind")),
  country: shapedText(query, "country", countryShape),
  cityId: shapedText(query, "city", idShape),
  isTrusted: query.get("trusted") === "1",
  isInNeed: query.get("need") === "1",
  sort: oneOf(organisationOrders, query.get("sort")) ?? "need",
  page: pageIn(query),
});

/** Write a filter as a query; empty for the default filter. */
export function organisationListQuery(filter: OrganisationListFilter): string {
  const query = new URLSearchParams();
  const values = {
    q: filter.q || null,
    state: filter.state,
    kind: filter.kind,
    country: filter.country,
    city: filter.cityId,
    sort: filter.sort === "need" ? null : filter.sort,
    trusted: filter.isTrusted ? "1" : null,
    need: filter.isInNeed ? "1" : null,
    page: filter.page > 1 ? String(filter.page) : null,
  };
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, value);
  return query.toString();
}
