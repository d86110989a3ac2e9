import { listFeaturesAt, listFeaturesOf } from "#db/queries/features.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { scopeName } from "../people/scope-name.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { localDateOf } from "../time/zoned-time.ts";
import { featuringPlaces } from "./require-featuring.server.ts";

/**
 * Where an event leads a page, where else it could by the reader's word, and what leads those pages besides.
 * @throws NotFound for whoever may lead no page with it
 */
export function getFeaturing(ctx: Context, eventId: string) {
  const event = findEvent(ctx.db, eventId);
  const places = event?.approvedAt != null ? featuringPlaces(ctx.db, ctx, event) : [];
  const dates = listDatesOfEvent(ctx.db, ctx.language, eventId);
  const [first] = dates;
  if (!event || !first || places.length === 0) throw new NotFound("event");
  const own = listFeaturesOf(ctx.db, eventId);
  const today = dayAt(ctx.now, first.timeZone);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  return {
    eventId,
    title: first.title,
    textLanguage: first.textLanguage,
    isPublic: event.review === "approved",
    /** What the form begins with: from today until the event is over. */
    usual: { startsOn: today, endsOn: localDateOf(dates.at(-1)?.endsAtLocal ?? first.endsAtLocal) },
    editionName: edition?.name ?? null,
    places: places.map((place) => ({
      ...place,
      name: scopeName(ctx.db, place, ctx.language),
      isLed: own.some((one) => one.placeKind === place.kind && one.placeCode === place.code),
      leading: listFeaturesAt(ctx.db, place)
        .filter((one) => one.endsOn >= dayAt(ctx.now, one.timeZone))
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
