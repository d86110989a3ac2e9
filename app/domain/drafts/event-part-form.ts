import { z } from "zod";
import {
  type DraftEntry,
  type EventPart,
  type EventStep,
  eventSteps,
  isEventPart,
  nestedOf,
  partOf,
  stepOf,
} from "../model/event-form-part.ts";
import { eventForm, fieldNameOf } from "./event-form.ts";

const { dates, ...shape } = eventForm.shape;

const steering = {
  /** Version of the step that the form was made from. */
  version: z.string().default(""),
  organisationId: z.string().default(""),
};

/** Return the schema of some parts of the form, without the dates: it has them in groups of days, see `dateFaults`. */
export const partsForm = (parts: readonly EventPart[]) =>
  z.object({
    ...steering,
    ...Object.fromEntries(
      Object.entries(shape).filter(([name]) => {
        const part = partOf(name);
        return part !== null && parts.includes(part);
      }),
    ),
  });

/** Return the faults of the dates among some entries, as fault texts by field of a date. */
export function dateFaults(entries: readonly DraftEntry[]): [field: string, fault: string][] {
  const issues = z.object({ dates }).safeParse(nestedOf(entries)).error?.issues ?? [];
  return issues.map(({ path, message }) => [fieldNameOf(path), message]);
}

const pages = ["check", "texts", "picture", "programme", "people"] as const;
/** Target of a button: another step, the overview ("check"), another page of the event, or the next step (null). */
export type NextStep = EventStep | (typeof pages)[number] | null;

/** Read the target of a button; the name of a part leads to its step. */
export function parseNextStep(value: unknown): NextStep {
  return isEventPart(value) ? stepOf(value) : (pages.find((page) => page === value) ?? null);
}

const stepAfter = (step: EventStep): EventStep | null => eventSteps[eventSteps.indexOf(step) + 1] ?? null;

/** Return the path of the next page, relative to that of the event. The overview follows the last step. */
export function nextStepPath(step: EventStep, onward: NextStep): string {
  const target = onward ?? stepAfter(step) ?? "check";
  if (target === "check") return "";
  return isEventPart(target) ? `/edit/${target}` : `/${target}`;
}
