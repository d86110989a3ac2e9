import { z } from "zod";
import { eventForm } from "./event-form.ts";
import { type EventPart, eventParts, isEventPart, partOf } from "../model/event-form-part.ts";

const { shape } = eventForm;
const fieldsOf = (part: EventPart) =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => partOf(name) === part)) as Partial<typeof shape>;

const steering = {
  /** Version of the part that the form was made from. */
  version: z.string().default(""),
  organisationId: z.string().default(""),
};

export const partForms = Object.fromEntries(
  eventParts.map((part) => [part, z.object({ ...steering, ...fieldsOf(part) })]),
) as Record<EventPart, z.ZodObject<typeof steering>>;

/** Target of a button: another part, the overview ("check"), translations, picture, or the next part (null). */
export type NextStep = EventPart | "check" | "texts" | "picture" | null;
const pages = ["check", "texts", "picture"] as const;

export function parseNextStep(value: unknown): NextStep {
  return isEventPart(value) ? value : (pages.find((page) => page === value) ?? null);
}

const partAfter = (part: EventPart): EventPart | null => eventParts[eventParts.indexOf(part) + 1] ?? null;

/** Return the path of the next page, relative to that of the event. The overview follows the last part. */
export function nextStepPath(part: EventPart, onward: NextStep): string {
  const target = onward ?? partAfter(part) ?? "check";
  if (target === "check") return "";
  return isEventPart(target) ? `/edit/${target}` : `/${target}`;
}
