import type { Database } from "#db/client.server.ts";
import { checkForm } from "./check-form.server.ts";
import { type EventPart, eventParts, partOf } from "./event-part.ts";
import type { EventFormState } from "./read-form.server.ts";

type PartState = "done" | "todo" | "optional";

/** How far each part of a form is, and what is still wrong, by field. */
export function progressOf(db: Database, form: EventFormState, eventId: string) {
  const { whole, faults } = checkForm(db, form, eventId);
  const faulty = new Set(Object.keys(faults).map(partOf));
  const state = (part: EventPart): PartState => {
    const isTouched = form.event !== null || form.typed.some((one) => one.part === part);
    if (faulty.has(part)) return "todo";
    return isTouched ? "done" : part === "inclusion" ? "optional" : "todo";
  };
  return {
    progress: eventParts.map((part) => ({ part, state: state(part) })),
    faults,
    isComplete: whole !== null,
  };
}
