import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { countryName } from "../model/country.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { stricterLevel } from "../model/place.ts";
import { derivedInclusionCodes } from "../model/vocabulary.ts";

/** Return the options of the event form, in the reader's language and order. */
export function getEventChoices(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  const vocabulary = readVocabulary(ctx.db, ctx.language);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const inOrder = new Intl.Collator(ctx.language);
  return {
    organisations: listOrganisations(ctx.db, ids)
      .filter((organisation) => organisation.state === "pending" || organisation.state === "verified")
      .map(({ id, name, cityId, contactEmail }) => ({ id, name, cityId, contactEmail })),
    themes: vocabulary.theme,
    formats: vocabulary.format,
    inclusion: vocabulary.inclusion.filter((term) => !(derivedInclusionCodes as readonly string[]).includes(term.code)),
    cities: listCities(ctx.db, ctx.language)
      .map((city) => ({
        id: city.id,
        name: city.localName,
        country: countryName(city.countryCode, ctx.language),
        placeLevel: stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel),
      }))
      .sort((a, b) => inOrder.compare(a.country, b.country) || inOrder.compare(a.name, b.name)),
    edition: edition && {
      name: edition.name,
      isOpen: edition.state === "open",
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      submitUntil: edition.submitUntil,
      ...eventWindow(edition),
    },
  };
}
export type EventChoices = ReturnType<typeof getEventChoices>;
