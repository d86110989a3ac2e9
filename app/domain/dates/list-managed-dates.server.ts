import { listKeptDates } from "#db/queries/programme.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { type LocalDate, localDateOf, parseLocalDate } from "../time/zoned-time.ts";
import { dateVersion, isAlreadyDone, type ManyDateAction, manyDateActions, dateActionRefusal } from "./date-actions.ts";
import { dateStatusAt } from "../model/date.ts";

/**
 * List the dates to come, including postponed ones, of the public events that the actor's organisations lead, and their
 * days.
 * @param dayText `YYYY-MM-DD` to list the dates of one day; null or any other text lists all
 */
export function listManagedDates(ctx: Context, dayText: string | null) {
  const day: LocalDate | null = parseLocalDate(dayText ?? "");
  const rows = listKeptDates(ctx.db, {
    language: ctx.language,
    organisationIds: organisationIdsOf(ctx.actor),
    now: ctx.now,
  });
  const dates = rows.map((row) => ({
    dateId: row.dateId,
    eventId: row.eventId,
    version: dateVersion(row),
    title: row.title,
    textLanguage: row.textLanguage,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    cityName: row.cityName,
    countryCode: row.countryCode,
    status: dateStatusAt(row, ctx.now),
    // An event whose place is given by a partner needs no link.
    hasJoinUrl: row.joinUrl !== null || row.place.level === "by_partner",
    does: manyDateActions.map((action) => effectOf(action, row, ctx.now)),
  }));
  return {
    day,
    days: [...new Set(dates.map((date) => localDateOf(date.startsAtLocal)))],
    dates: day === null ? dates : dates.filter((date) => localDateOf(date.startsAtLocal) === day),
  };
}
export type ManagedDate = ReturnType<typeof listManagedDates>["dates"][number];

type Effect = { action: ManyDateAction; effect: "changes" | "stays" | "refused" };

function effectOf(
  action: ManyDateAction,
  row: Parameters<typeof isAlreadyDone>[1] & Parameters<typeof dateActionRefusal>[2],
  now: number,
): Effect {
  if (isAlreadyDone(action, row)) return { action, effect: "stays" };
  return { action, effect: dateActionRefusal(action, row, row, now) === null ? "changes" : "refused" };
}
