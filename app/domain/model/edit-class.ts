import { isStricterLevel } from "./place.ts";
import type { EventInput } from "../forms/event-input.ts";

/**
 * What a change of a public event may do at once (product 3): harmless ones are only logged, urgent facts are public at
 * once and looked at afterwards, content waits for a coordinator.
 */
export type EditClass = "harmless" | "urgent" | "content";

const classes: Partial<Record<keyof EventInput, EditClass>> = {
  inclusion: "harmless",
  spoken: "harmless",
  interpreted: "harmless",
  signed: "harmless",
  contactEmail: "harmless",
  partyLimit: "harmless",
  revealHours: "harmless",
  venueName: "urgent",
  streetAddress: "urgent",
  district: "urgent",
  placeAsk: "urgent",
};

export function editClassOf(field: keyof EventInput, before: EventInput, after: EventInput): EditClass {
  if (field === "placeLevel") return isStricterLevel(after.placeLevel, before.placeLevel) ? "harmless" : "content";
  // Where no address is stored, the link to join goes together with the place.
  if (field === "joinUrl" && after.placeLevel === "by_partner" && after.joinUrl === null) return "harmless";
  return classes[field] ?? "content";
}
