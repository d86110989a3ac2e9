import { defaultPartySize } from "../model/participation.ts";
import { defaultRevealHours } from "../model/event.ts";
import type { EventInput } from "../forms/event-input.ts";

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
    // Nobody shall find on a map what is to be asked for.
    ...(input.placeLevel === "by_partner" ? { latitude: null, longitude: null } : {}),
    revealHoursBefore: input.placeLevel === "area" ? (input.revealHours ?? defaultRevealHours) : null,
    partyLimit: input.partyLimit ?? defaultPartySize,
    joinUrl: input.joinUrl,
    // Where nobody signs up, nobody else could be told.
    joinUrlPublic: input.door === "just_come",
    participation: input.door,
    contactEmail: input.contactEmail,
    publicContact: input.publicContact,
  };
}
