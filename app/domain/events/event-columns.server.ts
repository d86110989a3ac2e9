import { defaultPartySize } from "../model/participation.ts";
import { defaultRevealHours } from "../model/event.ts";
import type { EventInput } from "../forms/event-input.ts";

const nowhere = {
  venueName: null,
  streetAddress: null,
  district: null,
  latitude: null,
  longitude: null,
  joinUrl: null,
} as const;

/** The row of an event, out of what its form says. */
export function columnsOf(input: EventInput) {
  return {
    cityId: input.cityId,
    format: input.format,
    attendance: input.attendance,
    language: input.language,
    placeLevel: input.placeLevel,
    venueName: input.venueName,
    streetAddress: input.streetAddress,
    district: input.district,
    placeAsk: input.placeAsk,
    revealHoursBefore: input.placeLevel === "area" ? (input.revealHours ?? defaultRevealHours) : null,
    partyLimit: input.partyLimit ?? defaultPartySize,
    joinUrl: input.joinUrl,
    // Nobody shall find what is to be asked for; the form speaks of no coordinates.
    ...(input.placeLevel === "by_partner" ? nowhere : {}),
    // Where nobody signs up, nobody else could be told.
    joinUrlPublic: input.door === "just_come",
    participation: input.door,
    contactEmail: input.contactEmail,
    publicContact: input.publicContact,
  };
}
