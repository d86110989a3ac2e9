import type { Fault } from "../errors.ts";
import { type EventPart, eventParts, partOf } from "../model/event-form-part.ts";

type PartState = "done" | "todo" | "optional";

/** Parts of a new event that have usual values, or need none. */
const usualParts: readonly EventPart[] = ["who", "taking_part", "inclusion"];

/** Return the progress of each part of a form. @param faults faults of the whole form, by field */
export function progressOf(
  form: { event: unknown; typed: readonly { part: EventPart }[] },
  faults: Readonly<Record<string, Fault>>,
): { part: EventPart; state: PartState }[] {
  const faulty = new Set(Object.keys(faults).map(partOf));
  const state = (part: EventPart): PartState => {
    if (faulty.has(part)) return "todo";
    const isTouched = form.event !== null || form.typed.some((draftPart) => draftPart.part === part);
    return isTouched ? "done" : usualParts.includes(part) ? "optional" : "todo";
  };
  return eventParts.map((part) => ({ part, state: state(part) }));
}
