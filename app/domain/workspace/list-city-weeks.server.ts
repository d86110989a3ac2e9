import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { listWeekOfCity } from "#db/queries/programme.server.ts";
import { eventWindow } from "../model/edition.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { placeFor, placeLine } from "../model/place.ts";
import { localDateOf } from "../time/zoned-time.ts";
import { dateStatusAt } from "../model/date.ts";
import { ownAuthorityCities } from "../event-access/own-authority-cities.server.ts";

/** Maximum number of dates listed for a city. */
const maxDates = 500;

/**
 * List the dates of the week in the cities of the actor's organisations, as the public sees them. A local authority
 * also sees the submitted events of its city, with public places and without private contacts (product 2).
 */
export function listCityWeeks(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  const own = new Set(listOrganisations(ctx.db, ids).map((organisation) => organisation.cityId));
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const authority = ownAuthorityCities(ctx);
  if (!edition) return [];
  return listCities(ctx.db, ctx.language)
    .filter((city) => own.has(city.id))
    .map((city) => {
      const dates = listWeekOfCity(ctx.db, ctx.language, {
        cityId: city.id,
        ...eventWindow(edition),
        withSubmitted: authority.has(city.id),
        limit: maxDates,
      }).map((row) => ({
        dateId: row.dateId,
        eventId: row.eventId,
        slug: row.slug,
        title: row.title,
        textLanguage: row.textLanguage,
        startsAtLocal: row.startsAtLocal,
        organisationName: row.organisationName,
        place: placeLine(placeFor(row.place, { kind: "public" })),
        isPublic: row.review === "approved",
        status: dateStatusAt(row, ctx.now),
      }));
      const days = [...new Set(dates.map((date) => localDateOf(date.startsAtLocal)))];
      return {
        cityId: city.id,
        cityName: city.localName,
        countryCode: city.countryCode,
        isAuthority: authority.has(city.id),
        days: days.map((day) => ({ day, dates: dates.filter((date) => localDateOf(date.startsAtLocal) === day) })),
      };
    });
}
export type CityWeek = ReturnType<typeof listCityWeeks>[number];
