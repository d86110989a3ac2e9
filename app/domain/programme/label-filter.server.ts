import type { Database } from "#db/client.server.ts";
import { listCities, listRegions } from "#db/queries/cities.server.ts";
import { listOrganisationNames } from "#db/queries/organisations.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { countryName } from "../model/country.ts";
import type { Language } from "../languages/language.ts";
import { nameForReader } from "../languages/spoken-language-names.ts";
import { labelOf } from "../model/vocabulary.ts";
import type { ProgrammeFilter, RepeatedFilter } from "../model/programme-filter.ts";

export type FilterLabel = { name: Exclude<RepeatedFilter, "attendance">; value: string; label: string };

/**
 * Label the chosen values, in the order of the parameters. Attendance is left out: its labels are texts of the
 * interface.
 */
export function labelFilter(db: Database, filter: ProgrammeFilter, language: Language): FilterLabel[] {
  const vocabulary = readVocabulary(db, language);
  const cities = filter.city.length > 0 ? listCities(db, language) : [];
  const regions = filter.region.length > 0 ? listRegions(db, language) : [];
  const organisations = filter.organisation.length > 0 ? listOrganisationNames(db, filter.organisation) : [];
  const labels: Record<FilterLabel["name"], (value: string) => string> = {
    country: (code) => countryName(code.toUpperCase(), language),
    city: (slug) => cities.find((city) => city.slug === slug)?.localName ?? slug,
    region: (code) => regions.find((region) => region.code === code)?.name ?? code,
    theme: (code) => labelOf(vocabulary, "theme", code),
    format: (code) => labelOf(vocabulary, "format", code),
    language: (code) => nameForReader(code, language),
    access: (code) => labelOf(vocabulary, "inclusion", code),
    organisation: (slug) => organisations.find((organisation) => organisation.slug === slug)?.name ?? slug,
  };
  return (Object.keys(labels) as FilterLabel["name"][]).flatMap((name) =>
    filter[name].map((value) => ({ name, value, label: labels[name](value) })),
  );
}
