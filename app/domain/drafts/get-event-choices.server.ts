import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { listThemesOf, readVocabulary } from "#db/queries/vocabulary.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { listCityOptions } from "../programme/city-options.server.ts";
import { derivedInclusionCodes, offeredTerms } from "../model/vocabulary.ts";

/**
 * Return the options of the event form, in the reader's language and order.
 * @param event the stored event, which keeps its terms when they are retired
 */
export function getEventChoices(ctx: Context, event: { id: string; format: string } | null = null) {
  const ids = organisationIdsOf(ctx.actor);
  const vocabulary = readVocabulary(ctx.db, ctx.language);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  return {
    organisations: listOrganisations(ctx.db, ids)
      .filter((organisation) => organisation.state === "pending" || organisation.state === "verified")
      .map(({ id, name, cityId, contactEmail }) => ({ id, name, cityId, contactEmail })),
    themes: offeredTerms(vocabulary.theme, event ? listThemesOf(ctx.db, event.id) : []),
    formats: offeredTerms(vocabulary.format, event ? [event.format] : []),
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
