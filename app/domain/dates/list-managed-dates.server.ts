import { listKeptDates } from "#db/queries/programme.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { type LocalDate, localDateOf, parseLocalDate } from "../time/zoned-time.ts";
import { dateVersion, isAlreadyDone, type ManyDateAction, manyDateActions, dateActionRefusal } from "./date-actions.ts";
import { dateStatusAt } from "../model/date.ts";

/** The dates to come of the public events somebody keeps, and the days there are. Those put off are to come. */
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
    // Where people ask a partner, there is none to be given.
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
