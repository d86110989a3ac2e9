import { isStricterLevel } from "./place.ts";
import type { EventInput } from "../forms/event-input.ts";

/**
 * Effect of a change of a public event (product 3): `harmless` is only logged, `urgent` is public at once and reviewed
 * afterwards, `content` waits for a coordinator.
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
  // A `by_partner` place stores no address, so the link to join is removed together with the place.
  if (field === "joinUrl" && after.placeLevel === "by_partner" && after.joinUrl === null) return "harmless";
  return classes[field] ?? "content";
}
