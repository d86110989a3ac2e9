import { addDays, daysBetween, isoWeekday, type LocalDate } from "../time/zoned-time.ts";

type Days = { startsOn: LocalDate; endsOn: LocalDate };

const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - isoWeekday(day));

/**
 * Move a day of one edition to another: the same weekday of the same week, counted in weeks from the Monday before the
 * first day. A day within its edition stays within the other one, a week earlier or later, where that has the weekday.
 */
export function moveToEdition(day: LocalDate, from: Days, to: Days): LocalDate {
  const week = Math.round(daysBetween(mondayOf(from.startsOn), mondayOf(day)) / 7);
  const moved = addDays(mondayOf(to.startsOn), week * 7 + isoWeekday(day) - 1);
  const isWithin = (candidate: LocalDate, { startsOn, endsOn }: Days) => candidate >= startsOn && candidate <= endsOn;
  if (!isWithin(day, from) || isWithin(moved, to)) return moved;
  return nearest(moved, to, isWithin) ?? moved;
}

/** Maximum number of weeks by which a day is moved to lie within an edition. */
const maxWeeks = 8;

function nearest(day: LocalDate, to: Days, isWithin: (candidate: LocalDate, days: Days) => boolean): LocalDate | null {
  const step = day < to.startsOn ? 7 : -7;
  for (let weeks = 1; weeks <= maxWeeks; weeks += 1) {
    const candidate = addDays(day, weeks * step);
    if (isWithin(candidate, to)) return candidate;
  }
  return null;
}
