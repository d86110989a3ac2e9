import { Conflict, type Fault, Forbidden, Gone, Invalid, NotFound } from "../errors.ts";
import { type EventStep, eventSteps, partOf, partsOf } from "../model/event-form-part.ts";

/**
 * Return the fault for which one of many events stays as it is, and the steps of its form in which faults are. A full
 * disk or a locked database stops the whole act: any other error is thrown on.
 */
export function refusalOf(error: unknown): { fault: Fault; steps: EventStep[] } {
  if (error instanceof Conflict) return { fault: { key: error.key }, steps: [] };
  if (error instanceof NotFound || error instanceof Forbidden || error instanceof Gone)
    return { fault: { key: "noLongerThere" }, steps: [] };
  if (!(error instanceof Invalid)) throw error;
  const [fault = { key: "required" as const }] = Object.values(error.faults);
  const faulty = new Set(Object.keys(error.faults).map(partOf));
  return { fault, steps: eventSteps.filter((step) => partsOf(step).some((part) => faulty.has(part))) };
}
