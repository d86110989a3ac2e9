import type { Database } from "#db/client.server.ts";
import { type EventPart, eventParts, nestedOf } from "../model/event-form-part.ts";
import { dayOf } from "../time/typed-day.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { dateContradictions } from "./date-contradictions.server.ts";
import { earlyFaults } from "./check-event-form.server.ts";
import type { EventFormState } from "./read-event-form.server.ts";

/** Where one of two contradicting answers is given: a part of the form, the sessions, or those who take part. */
export type ContradictionEnd = EventPart | "programme" | "people";

/**
 * Contradiction between two answers: the place is told to people who sign up, but nobody signs up; a date is not
 * possible in the chosen city; a date has no room for its sessions, or for the people who hold its seats.
 */
export type Contradiction = {
  kind: "participation" | "date" | "session" | "sessionSeats" | "held";
  day: LocalDate | null;
  ends: readonly [ContradictionEnd, ContradictionEnd];
};

/** List the contradictions of an event as it is typed, also while other fields are missing. */
export function listContradictions(db: Database, form: EventFormState): Contradiction[] {
  const typed = nestedOf(eventParts.flatMap((part) => form.parts[part]));
  const isUntold = typed["placeLevel"] === "area" && typed["door"] === "just_come" && !typed["placeAsk"];
  const untold: Contradiction[] = isUntold
    ? [{ kind: "participation", day: null, ends: ["where", "taking_part"] }]
    : [];
  const ofDates = dateContradictions(db, form).map(
    ({ kind, day }): Contradiction => ({ kind, day, ends: ["when", kind === "held" ? "people" : "programme"] }),
  );
  return [...untold, ...(typed["cityId"] ? impossibleDates(db, form, typed) : []), ...ofDates];
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
    ends: ["when", "where"],
  }));
}
