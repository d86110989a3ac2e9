import type { Fault } from "../errors.ts";
import { type EventPart, type EventStep, eventSteps, partOf, partsOf } from "../model/event-form-part.ts";

type StepState = "done" | "todo" | "optional";

/** Parts of a new event that have usual values, or need none. */
const usualParts: readonly EventPart[] = ["who", "taking_part", "inclusion"];

/** Return the progress of each step of a form. @param faults faults of the whole form, by field */
export function progressOf(
  form: { event: unknown; typed: readonly { part: EventPart }[] },
  faults: Readonly<Record<string, Fault>>,
): { step: EventStep; state: StepState }[] {
  const faulty = new Set(Object.keys(faults).map(partOf));
  const stateOf = (part: EventPart): StepState => {
    if (faulty.has(part)) return "todo";
    const isTouched = form.event !== null || form.typed.some((draftPart) => draftPart.part === part);
    return isTouched ? "done" : usualParts.includes(part) ? "optional" : "todo";
  };
  return eventSteps.map((step) => {
    const states = partsOf(step).map(stateOf);
    return { step, state: states.find((state) => state === "todo") ?? states[0] ?? "optional" };
  });
}

/** List the steps that are still to do. */
export const missingSteps = (...input: Parameters<typeof progressOf>): EventStep[] =>
  progressOf(...input)
    .filter(({ state }) => state === "todo")
    .map(({ step }) => step);
