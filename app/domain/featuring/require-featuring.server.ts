import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { listCityAuthorities } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { scopesOfPlace } from "../model/escalation.ts";
import type { FeaturePlace } from "../model/feature.ts";

/**
 * Return the places on whose pages the actor may feature an event: those that contain it and that they coordinate or
 * speak for.
 */
export function featuringPlaces(db: Database, ctx: Context, event: FoundEvent): FeaturePlace[] {
  const cityAuthorityIds = listCityAuthorities(db, event.cityId);
  return scopesOfPlace(event).filter(({ kind }) =>
    can(ctx.actor, "place:feature", { kind, place: event, cityAuthorityIds }),
  );
}

/**
 * Return an event that is or was public, and that the actor may feature on the page of a place.
 * @throws NotFound for a stranger, and for a place that does not contain the event
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
