import { listCoHosting } from "#db/queries/co-hosts.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { placeFor } from "../model/place.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { readProposedOrganisers } from "./propose-co-hosts.server.ts";

/**
 * List the events that the actor's organisations are invited to co-host. Before they accept, they see the title, the
 * dates, the city and the lead, and the place only as the public does.
 */
export function listInvitations(ctx: Context) {
  const ids = organisationIdsOf(ctx.actor);
  return listCoHosting(ctx.db, ids, "guest", ["invited"]).flatMap((row) => {
    const dates = listDatesOfEvent(ctx.db, ctx.language, row.eventId);
    const [first] = dates;
    if (!first) return [];
    return [
      {
        eventId: row.eventId,
        organisationId: row.organisationId,
        organisationName: row.organisationName,
        leadName: row.leadName,
        title: first.title,
        textLanguage: first.textLanguage,
        cityName: first.cityName,
        countryCode: first.countryCode,
        isOnline: first.attendance === "online",
        place: placeFor(first.place, { kind: "public" }),
        dates: dates.map(({ dateId, startsAtLocal, endsAtLocal, startsAtUtc, timeZone }) => ({
          dateId,
          startsAtLocal,
          endsAtLocal,
          offsetMinutes: offsetAt(startsAtUtc, timeZone),
        })),
        /** True when the organisation has accepted and a coordinator has to decide. */
        isWaiting: readProposedOrganisers(ctx.db, row.eventId).added.includes(row.organisationId),
      },
    ];
  });
}
export type Invitation = ReturnType<typeof listInvitations>[number];
