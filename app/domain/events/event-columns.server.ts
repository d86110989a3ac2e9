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
    // A `by_partner` event stores no location: clear the coordinates too, which are not in the form.
    ...(input.placeLevel === "by_partner" ? nowhere : {}),
    // Without a sign-up there are no attendees to send the link to, so it has to be public.
    joinUrlPublic: input.door === "just_come",
    participation: input.door,
    contactEmail: input.contactEmail,
    publicContact: input.publicContact,
    otherLanguage: input.otherLanguage,
  };
}
