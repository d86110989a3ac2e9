import { listFeaturesAt } from "#db/queries/features.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { localDateOf } from "../time/zoned-time.ts";
import { featuringPlaces } from "./require-featuring.server.ts";

/**
 * Return the pages on which the actor may feature an event, with the events featured there.
 * @throws NotFound when there is no such page
 */
export function getFeaturing(ctx: Context, eventId: string) {
  const event = findEvent(ctx.db, eventId);
  const places = event?.approvedAt != null ? featuringPlaces(ctx.db, ctx, event) : [];
  const dates = listDatesOfEvent(ctx.db, ctx.language, eventId);
  const [first] = dates;
  if (!event || !first || places.length === 0) throw new NotFound("event");
  const today = dayAt(ctx.now, first.timeZone);
  return {
    eventId,
    title: first.title,
    textLanguage: first.textLanguage,
    isPublic: event.review === "approved",
    /** Default values of the form: from today until the last day of the event. */
    usual: { startsOn: today, endsOn: localDateOf(dates.at(-1)?.endsAtLocal ?? first.endsAtLocal) },
    places: places.map((place) => ({
      ...place,
      name: scopeName(ctx.db, place, ctx.language),
      leading: listFeaturesAt(ctx.db, place)
        .filter((feature) => feature.endsOn >= dayAt(ctx.now, feature.timeZone))
        .map(({ id, title, textLanguage, startsOn, endsOn, eventId: ledBy, countryCode }) => ({
          id,
          title,
          textLanguage,
          startsOn,
          endsOn,
          countryCode,
          isThis: ledBy === eventId,
        })),
    })),
  };
}
export type Featuring = ReturnType<typeof getFeaturing>;
