import { isLanguage, type Language } from "../languages/language.ts";
import {
  type ListedOrganisationState,
  listedOrganisationStates,
  type OrganisationKind,
  organisationKinds,
} from "../model/organisation.ts";
import { searchIn } from "../search/list-search.ts";
import { countryShape, idShape, oneOf, pageIn, shapedText } from "../scope-lists/event-list-filter.ts";

/** Events that an organisation may be asked to have: in a state, or none at all. */
export const contactEventChoices = ["public", "waiting", "draft", "none"] as const;
export type ContactEventChoice = (typeof contactEventChoices)[number];

/** States of organisations that take part: others are listed, and written to, only where their state is asked for. */
export const activeStates: readonly ListedOrganisationState[] = ["pending", "verified"];

/** Filter of the contact list; a message and a download go to exactly what it finds. */
export type ContactFilter = {
  /** Search for a name or a city, as typed; empty: all. */
  q: string;
  /** Null: `activeStates`. */
  state: ListedOrganisationState | null;
  kind: OrganisationKind | null;
  region: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  cityId: string | null;
  events: ContactEventChoice | null;
  /** Language of the e-mail of a member. */
  language: Language | null;
  /** Number of the page, from 1. */
  page: number;
};

export const emptyContactFilter: ContactFilter = {
  q: "",
  state: null,
  kind: null,
  region: null,
  country: null,
  cityId: null,
  events: null,
  language: null,
  page: 1,
};

/** Parse the filter of an address; values without a meaning are ignored. */
export function parseContactFilter(query: URLSearchParams): ContactFilter {
  const language = query.get("language");
  return {
    q: searchIn(query),
    state: oneOf(listedOrganisationStates, query.get("state")),
    kind: oneOf(organisationKinds, query.get("kind")),
    region: shapedText(query, "region", /^[a-z-]{1,40}$/),
    country: shapedText(query, "country", countryShape),
    cityId: shapedText(query, "city", idShape),
    events: oneOf(contactEventChoices, query.get("events")),
    language: isLanguage(language) ? language : null,
    page: pageIn(query),
  };
}

/** List the name and the value of each part of a filter that holds, without the page. */
export function contactFilterParts(filter: ContactFilter): [name: string, value: string][] {
  const values = {
    q: filter.q || null,
    state: filter.state,
    kind: filter.kind,
    region: filter.region,
    country: filter.country,
    city: filter.cityId,
    events: filter.events,
    language: filter.language,
  };
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

/** Write a filter as a query; empty for the default filter. */
export function contactQuery(filter: ContactFilter): string {
  const query = new URLSearchParams(contactFilterParts(filter));
  if (filter.page > 1) query.set("page", String(filter.page));
  return query.toString();
}
