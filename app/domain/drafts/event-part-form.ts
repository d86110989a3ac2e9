import { z } from "zod";
import { eventForm } from "./event-form.ts";
import { type EventPart, eventParts, isEventPart, partOf } from "../model/event-form-part.ts";

const { shape } = eventForm;
const fieldsOf = (part: EventPart) =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => partOf(name) === part)) as Partial<typeof shape>;

const steering = {
  /** Names the state of the part that the form was made from. */
  version: z.string().default(""),
  organisationId: z.string().default(""),
};

/** The shape of each part of the event form alone. */
export const partForms = Object.fromEntries(
  eventParts.map((part) => [part, z.object({ ...steering, ...fieldsOf(part) })]),
) as Record<EventPart, z.ZodObject<typeof steering>>;

/** Where a button leads: another part, the page that shows it all, or on to what comes next (null). */
export type NextStep = EventPart | "check" | "texts" | "picture" | null;
const pages = ["check", "texts", "picture"] as const;

export function parseNextStep(value: unknown): NextStep {
  return isEventPart(value) ? value : (pages.find((page) => page === value) ?? null);
}

/** The part after this one; null after the last. */
const partAfter = (part: EventPart): EventPart | null => eventParts[eventParts.indexOf(part) + 1] ?? null;

/** The address of the next page, below that of the event. After the last part comes the page that shows it all. */
export function nextStepPath(part: EventPart, onward: NextStep): string {
  const target = onward ?? partAfter(part) ?? "check";
  if (target === "check") return "";
  return isEventPart(target) ? `/edit/${target}` : `/${target}`;
}
