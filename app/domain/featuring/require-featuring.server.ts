import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { listCityAuthorities } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { scopesOfPlace } from "../model/escalation.ts";
import type { FeaturePlace } from "../model/feature.ts";

/** Places whose page the actor may lead with an event: those it lies in, as far as they coordinate or speak for them. */
export function featuringPlaces(db: Database, ctx: Context, event: FoundEvent): FeaturePlace[] {
  const cityAuthorityIds = listCityAuthorities(db, event.cityId);
  return scopesOfPlace(event).filter(({ kind }) =>
    can(ctx.actor, "place:feature", { kind, place: event, cityAuthorityIds }),
  );
}

/**
 * An event that was public, and may lead the page of a place by the actor's word.
 * @throws NotFound for a stranger, and for a place in which it does not lie
 */
export function requireFeaturing(db: Database, ctx: Context, eventId: string, place: FeaturePlace): FoundEvent {
  const event = findEvent(db, eventId);
  const isTheirs =
    event?.approvedAt != null &&
    featuringPlaces(db, ctx, event).some(
      (featuringPlace) => featuringPlace.kind === place.kind && featuringPlace.code === place.code,
    );
  if (!event || !isTheirs) throw new NotFound("event");
  return event;
}
