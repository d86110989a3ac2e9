import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { listCityOptions } from "../programme/city-options.server.ts";
import { derivedInclusionCodes } from "../model/vocabulary.ts";

/** Return the options of the event form, in the reader's language and order. */
export function getEventChoices(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  const vocabulary = readVocabulary(ctx.db, ctx.language);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  return {
    organisations: listOrganisations(ctx.db, ids)
      .filter((organisation) => organisation.state === "pending" || organisation.state === "verified")
      .map(({ id, name, cityId, contactEmail }) => ({ id, name, cityId, contactEmail })),
    themes: vocabulary.theme,
    formats: vocabulary.format,
    inclusion: vocabulary.inclusion.filter((term) => !(derivedInclusionCodes as readonly string[]).includes(term.code)),
    cities: listCityOptions(ctx).map(({ id, name, country, placeLevel }) => ({ id, name, country, placeLevel })),
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
