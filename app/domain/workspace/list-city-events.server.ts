import { listDatesOfAuthorities } from "#db/queries/programme.server.ts";
import { type Context, ownedOrganisationIdsOf } from "../context.ts";

/**
 * List the public events to come in the cities whose verified local authority the actor owns: once each, by next date.
 */
export function listCityEvents(ctx: Context) {
  const organisationIds = ownedOrganisationIdsOf(ctx.actor);
  const rows = listDatesOfAuthorities(ctx.db, { language: ctx.language, organisationIds, now: ctx.now });
  const first = new Map([...rows].reverse().map((row) => [row.eventId, row]));
  return [...first.values()].reverse().map((row) => ({
    eventId: row.eventId,
    title: row.title,
    textLanguage: row.textLanguage,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    countryCode: row.countryCode,
    organisationName: row.organisationName,
  }));
}
