import { findCityBySlug } from "#db/queries/cities.server.ts";
import { listFeaturesAt } from "#db/queries/features.server.ts";
import { listDatesToCome } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { ScopeKind } from "../model/scope.ts";
import type { EventCard } from "./event-card.ts";
import { toCards } from "./to-card.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";

/**
 * What leads the page of a place now, in order: of each featured event the next date to come that takes place, as long as the
 * public may see it and its days as a featured event last.
 * @param place `code` as in an address: a city is a slug
 */
export function listFeatured(ctx: Context, place: { kind: ScopeKind; code: string }): EventCard[] {
  const code = place.kind === "city" ? (findCityBySlug(ctx.db, place.code)?.id ?? "") : place.code;
  const current = listFeaturesAt(ctx.db, { kind: place.kind, code }).filter((one) => {
    const today = dayAt(ctx.now, one.timeZone);
    return one.startsOn <= today && today <= one.endsOn;
  });
  const dates = listDatesToCome(ctx.db, {
    language: ctx.language,
    eventIds: current.map((one) => one.eventId),
    now: ctx.now,
  }).filter((date) => date.status !== "cancelled");
  const rows = current.flatMap((one) => dates.find((date) => date.eventId === one.eventId) ?? []);
  return toCards(ctx, rows);
}
