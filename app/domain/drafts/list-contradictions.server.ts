import type { Database } from "#db/client.server.ts";
import { type EventPart, eventParts, nestedOf } from "../model/event-form-part.ts";
import { dayOf } from "../time/typed-day.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { earlyFaults } from "./check-event-form.server.ts";
import type { EventFormState } from "./read-event-form.server.ts";

/**
 * Contradiction between two parts of a form: the place is told to people who sign up, but nobody signs up; or a date is
 * not possible in the chosen city.
 */
export type Contradiction = {
  kind: "participation" | "date";
  day: LocalDate | null;
  parts: readonly [EventPart, EventPart];
};

/** List the contradictions between the parts of a form, also while other fields are missing. */
export function listContradictions(db: Database, form: EventFormState): Contradiction[] {
  const typed = nestedOf(eventParts.flatMap((part) => form.parts[part]));
  const isUntold = typed["placeLevel"] === "area" && typed["door"] === "just_come" && !typed["placeAsk"];
  const untold: Contradiction[] = isUntold
    ? [{ kind: "participation", day: null, parts: ["where", "taking_part"] }]
    : [];
  return typed["cityId"] ? [...untold, ...impossibleDates(db, form, typed)] : untold;
}

/** Keys of faults of a date that depend on the city: its days, and the changes of its clock. */
const ofCity: readonly string[] = ["outsideEdition", "timeNever", "timeTwice"];

function impossibleDates(db: Database, form: EventFormState, typed: Record<string, unknown>): Contradiction[] {
  const organisationId = form.event?.leadOrganisationId ?? form.draft?.organisationId ?? "";
  const faults = earlyFaults(db, typed, organisationId, form.event?.editionId ?? null);
  const rows = (typed["dates"] as { day?: string }[] | undefined) ?? [];
  const wrong = Object.entries(faults).flatMap(([name, { key }]) =>
    ofCity.includes(key) ? [Number(/\d+/.exec(name)?.[0])] : [],
  );
  return [...new Set(wrong)].map((index) => ({
    kind: "date",
    day: dayOf(rows[index]?.day ?? ""),
    parts: ["when", "where"],
  }));
}
