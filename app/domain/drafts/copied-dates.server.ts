import type { Database } from "#db/client.server.ts";
import { findCityWindow, getEdition } from "#db/queries/editions.server.ts";
import { listDates } from "#db/queries/events.server.ts";
import { moveToEdition } from "../dates/move-to-edition.ts";
import { type DraftEntry, entriesOf, nestedOf } from "../model/event-form-part.ts";
import { dayOf } from "../time/typed-day.ts";
import { daysBetween, addDays, type LocalDate } from "../time/zoned-time.ts";
import type { EventFormState } from "./read-event-form.server.ts";

type Row = Readonly<Record<string, string>>;
/** Fields that fix the day of a date. Times are kept: repeated events mostly begin at the same hour. */
const dayField = /^(?:day|endDay|startOffset|endOffset)$/;

/**
 * Return the dates of a copy as entries of the form. In another edition they keep weekday and wall clock times, see
 * `moveToEdition`; within their own edition, or without another, they keep their times only.
 * @param editionId edition of the copy
 */
export function copiedDates(tx: Database, form: EventFormState, editionId: string | null): DraftEntry[] {
  const rows = keptRows(tx, form);
  const move = form.event && editionId ? moverOf(tx, form.event, editionId) : null;
  return entriesOf({ dates: move ? withoutRepeats(rows.map((row) => movedRow(row, move))) : rows.map(withoutDay) });
}

type Move = (day: LocalDate) => LocalDate;

/** Return how days move to an edition, by the days of the city where it has its own; null within one edition. */
function moverOf(tx: Database, event: NonNullable<EventFormState["event"]>, editionId: string): Move | null {
  if (event.editionId === editionId) return null;
  const daysOf = (id: string) => findCityWindow(tx, id, event.cityId) ?? getEdition(tx, id);
  const [from, to] = [daysOf(event.editionId), daysOf(editionId)];
  return (day) => moveToEdition(day, from, to);
}

/** List the dates as rows of the form, without cancelled ones unless all were. */
function keptRows(tx: Database, { event, typed, parts }: EventFormState): Row[] {
  const rows = (nestedOf(parts.when)["dates"] as Row[] | undefined) ?? [];
  if (!event || typed.some(({ part }) => part === "when")) return rows;
  const saved = listDates(tx, event.id);
  const kept = rows.filter((_row, index) => saved[index]?.status !== "cancelled");
  return kept.length > 0 ? kept : rows;
}

const withoutDay = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !dayField.test(name)));

/** Move a row, and its end by as many days. Where the hour comes twice in the new year, the form asks which one. */
function movedRow(row: Row, move: Move): Row {
  const day = dayOf(row["day"] ?? "");
  if (!day) return withoutDay(row);
  const moved = move(day);
  const end = dayOf(row["endDay"] ?? "");
  return { ...withoutDay(row), day: moved, ...(end ? { endDay: addDays(moved, daysBetween(day, end)) } : {}) };
}

/** Drop rows that begin when another one does, after two weeks were moved into one. */
function withoutRepeats(rows: readonly Row[]): Row[] {
  const startOf = (row: Row) => `${row["day"]} ${row["startTime"]}`;
  return rows.filter((row, index) => rows.findIndex((other) => startOf(other) === startOf(row)) === index);
}
