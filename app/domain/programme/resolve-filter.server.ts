import type { Database } from "#db/client.server.ts";
import { listCities, listRegions } from "#db/queries/cities.server.ts";
import { findCurrentEdition, isEditionCode } from "#db/queries/editions.server.ts";
import { listOrganisationNames } from "#db/queries/organisations.server.ts";
import { listTermCodes } from "#db/queries/vocabulary.server.ts";
import type { Language } from "../languages/language.ts";
import { parseFilter } from "../programme/parse-filter.ts";
import { type FilterProblem, keepKnown, type ProgrammeFilter, type RepeatedFilter } from "../model/programme-filter.ts";

export type ResolvedFilter = {
  /** Filter as in the address, without unknown values. */
  filter: ProgrammeFilter;
  /** The same with the current edition where none is chosen; null when there is no edition. */
  effective: ProgrammeFilter | null;
  problems: FilterProblem[];
};

/** Read a filter from an address, and check its values against the database. */
export function resolveFilter(db: Database, params: URLSearchParams, language: Language): ResolvedFilter {
  const parsed = parseFilter(params);
  const known = keepKnown(parsed.filter, knownValues(db, parsed.filter, language));
  const problems = [...parsed.problems, ...known.problems];
  let { filter } = known;
  if (filter.edition && !isEditionCode(db, filter.edition)) {
    problems.push({ parameter: "edition", value: filter.edition });
    filter = { ...filter, edition: null };
  }
  const edition = filter.edition ?? findCurrentEdition(db, language)?.code ?? null;
  return { filter, effective: edition ? { ...filter, edition } : null, problems };
}

/** Return the known values of the parameters that the filter uses. */
function knownValues(db: Database, filter: ProgrammeFilter, language: Language) {
  const lists: Partial<Record<RepeatedFilter, () => Set<string>>> = {
    city: () => new Set(listCities(db, language).map((city) => city.slug)),
    country: () => new Set(listCities(db, language).map((city) => city.countryCode.toLowerCase())),
    region: () => new Set(listRegions(db, language).map((region) => region.code)),
    theme: () => listTermCodes(db, "theme"),
    format: () => listTermCodes(db, "format"),
    access: () => listTermCodes(db, "inclusion"),
    organisation: () => new Set(listOrganisationNames(db, filter.organisation).map((name) => name.slug)),
  };
  const used = (Object.keys(lists) as RepeatedFilter[]).filter((name) => filter[name].length > 0);
  return Object.fromEntries(used.map((name) => [name, lists[name]?.() ?? new Set<string>()]));
}
