import type { Database } from "#db/client.server.ts";
import { listDates } from "#db/queries/events.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import { listAllSessions } from "#db/queries/sessions.server.ts";
import { dateForm, dateInputOf } from "../dates/date-form.ts";
import type { DateInput } from "../forms/event-input.ts";
import { takesPlace } from "../model/date.ts";
import { nestedOf } from "../model/event-form-part.ts";
import { type LocalDate, localDateOf, shiftLocal } from "../time/zoned-time.ts";
import type { EventFormState } from "./read-event-form.server.ts";

/** Contradiction between a date of the form and what belongs to the saved date, on another page of the event. */
type DateContradiction = { kind: "session" | "sessionSeats" | "held"; day: LocalDate };
type SavedDate = ReturnType<typeof listDates>[number];
type Session = ReturnType<typeof listAllSessions>[number];

/**
 * List what does not fit the dates of a form: a session outside the times of its date, a session with more seats than
 * its date, and fewer seats than are held. Each date is compared with the one that it becomes, as `saveEvent` does.
 */
export function dateContradictions(db: Database, form: EventFormState): DateContradiction[] {
  if (!form.event) return [];
  const saved = listDates(db, form.event.id);
  const sessions = listAllSessions(
    db,
    saved.map(({ id }) => id),
  );
  return pairs(saved, typedDates(form)).flatMap(([date, typed]) => {
    const own = sessions.filter(({ eventDateId }) => eventDateId === date.id);
    const day = localDateOf(typed.start);
    return [
      ...(own.some((session) => isOutside(session, date, typed)) ? [{ kind: "session" as const, day }] : []),
      ...(own.some(({ capacity }) => isMore(capacity, typed.capacity)) ? [{ kind: "sessionSeats" as const, day }] : []),
      ...(isMore(heldSeats(db, date), typed.capacity) ? [{ kind: "held" as const, day }] : []),
    ];
  });
}

function typedDates(form: EventFormState): DateInput[] {
  const rows: unknown = nestedOf(form.parts.when)["dates"];
  return (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const parsed = dateForm.safeParse(row);
    return parsed.success ? [dateInputOf(parsed.data)] : [];
  });
}

/** Pair dates with the saved ones that take place: by their start, then in their order. */
function pairs(saved: readonly SavedDate[], typed: readonly DateInput[]): [SavedDate, DateInput][] {
  const bySameStart = typed.map((date) => saved.find(({ startsAtLocal }) => startsAtLocal === date.start));
  const spare = saved.filter((date) => !bySameStart.includes(date));
  return typed.flatMap((date, index): [SavedDate, DateInput][] => {
    const found = bySameStart[index] ?? spare.shift();
    return found && takesPlace(found) ? [[found, date]] : [];
  });
}

/** True when a session, moved with the start of its date, lies outside the typed times. */
function isOutside(session: Session, saved: SavedDate, typed: DateInput): boolean {
  const moved = (time: Session["startsAtLocal"]) => shiftLocal(time, saved.startsAtLocal, typed.start);
  return moved(session.startsAtLocal) < typed.start || moved(session.endsAtLocal) > typed.end;
}

const isMore = (seats: number | null, capacity: number | null): boolean =>
  seats !== null && capacity !== null && seats > capacity;
const heldSeats = (db: Database, { id }: SavedDate): number => countSeats(db, { dateId: id, sessionId: null });
