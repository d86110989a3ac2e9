import { findCityBySlug } from "#db/queries/cities.server.ts";
import { listFeaturesAt } from "#db/queries/features.server.ts";
import { listDatesToCome } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { ScopeKind } from "../model/scope.ts";
import type { EventCard } from "./event-card.ts";
import { toCards } from "./to-card.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";

/**
 * List the featured events of a place, in order: of each event that is public and featured today, the next date that is
 * not cancelled.
 * @param place `code` as in an address: a city is a slug
 */
export function listFeatured(ctx: Context, place: { kind: ScopeKind; code: string }): EventCard[] {
  const code = place.kind === "city" ? (findCityBySlug(ctx.db, place.code)?.id ?? "") : place.code;
  const current = listFeaturesAt(ctx.db, { kind: place.kind, code }).filter((feature) => {
    const today = dayAt(ctx.now, feature.timeZone);
    return feature.startsOn <= today && today <= feature.endsOn;
  });
  const dates = listDatesToCome(ctx.db, {
    language: ctx.language,
    eventIds: current.map((feature) => feature.eventId),
    now: ctx.now,
  }).filter((date) => date.status !== "cancelled");
  const rows = current.flatMap((feature) => dates.find((date) => date.eventId === feature.eventId) ?? []);
  return toCards(ctx, rows);
}
