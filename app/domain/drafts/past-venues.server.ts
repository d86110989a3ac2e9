import { findEvent } from "#db/queries/events.server.ts";
import { listVenuesOf } from "#db/queries/organiser-events.server.ts";
import type { Context } from "../context.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import type { DraftEntry } from "../model/event-form-part.ts";
import { requireDraftOwner } from "./save-draft.server.ts";

type Target = { eventId: string; organisationId: string };
/** Maximum number of places offered: a list that is read, not searched. */
const maxVenues = 8;

/**
 * List the places at which the lead of an event has held events, the latest first; those of a public event are in its
 * city, which it keeps. Members of an organisation see the exact place of all its events.
 * @param target `organisationId` is the lead of an event that does not exist yet
 * @throws NotFound for an actor who may not post for the organisation
 */
export function listPastVenues(ctx: Context, target: Target) {
  const organisationId = requireDraftOwner(ctx.db, ctx, target);
  const event = findEvent(ctx.db, target.eventId);
  const fixedCity = event && !isFreelyEditable(event.review) ? event.cityId : null;
  return listVenuesOf(ctx.db, ctx.language, [organisationId])
    .filter(({ id, cityId }) => id !== target.eventId && (fixedCity === null || cityId === fixedCity))
    .slice(0, maxVenues);
}

/**
 * Return the fields of the form that a place used before fills in; none for a place that is not offered.
 * @param input `venue`: id of the place in the list
 * @throws NotFound for an actor who may not post for the organisation
 */
export function venueEntries(ctx: Context, input: Target & { venue: string }): DraftEntry[] {
  const found = listPastVenues(ctx, input).find(({ id }) => id === input.venue);
  if (!found) return [];
  return [
    ["venueName", found.venueName ?? ""],
    ["streetAddress", found.streetAddress ?? ""],
    ["district", found.district ?? ""],
    ["cityId", found.cityId],
  ];
}
