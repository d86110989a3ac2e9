import { weekName } from "../instance/get-instance.server.ts";
import { calendarHasEnded, findPageByCalendarToken, listFollowed } from "#db/queries/attendee-pages.server.ts";
import { findSession } from "#db/queries/sessions.server.ts";
import { findDateRow, listDatesOfEvent, type DateRow } from "#db/queries/programme.server.ts";
import { listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { homePath } from "../paths.ts";
import { attendeeCalendarPath } from "../paths.ts";
import { holdsSeats } from "../model/sign-up.ts";
import type { Context } from "../context.ts";
import { Gone, NotFound } from "../errors.ts";
import { sessionTitle } from "../sessions/session-title.server.ts";
import { hashSecret } from "../secrets.server.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { buildManyComponents, readCalendarDates } from "./build-components.server.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { sessionOfDate } from "./session-date.server.ts";
import { writeCalendar } from "./write-calendar.server.ts";

/**
 * Return the calendar of the seats and followed events of an attendee page, under an address that opens nothing else.
 * It shows no more of places than the public may see, because calendar services store it.
 * @throws Gone for a calendar that was given up or erased; NotFound for one that never existed
 */
export async function getAttendeeCalendar(ctx: Context, token: string): Promise<{ text: string; lastModified: null }> {
  const page = findPageByCalendarToken(ctx.db, token);
  if (!page) throw calendarHasEnded(ctx.db, hashSecret(token)) ? new Gone("calendar") : new NotFound("calendar");
  const own = { ...ctx, language: page.language };
  const dates = readOwnDates(own, page.id);
  const say = textsOf(page.language, "calendar");
  const head = {
    name: say("personal", { week: weekName(ctx.db, page.language) }),
    description: say("personalText"),
    language: page.language,
    url: `${ctx.origin}${homePath(page.language)}`,
    source: `${ctx.origin}${attendeeCalendarPath(token)}`,
    // Not known: after a seat is given up, the latest change of the remaining dates may be older than before.
    lastModified: null,
  };
  return { text: writeCalendar(head, await buildManyComponents(own, dates)), lastModified: null };
}

/** Return each date once, however often it is held or followed, in order of time. */
function readOwnDates(ctx: Context, pageId: string): CalendarDate[] {
  const seats = listSignUpsOfPage(ctx.db, pageId).filter((signUp) => holdsSeats(signUp.state));
  const rows = new Map<string, DateRow>();
  for (const eventId of listFollowed(ctx.db, pageId)) {
    for (const row of listDatesOfEvent(ctx.db, ctx.language, eventId)) rows.set(row.dateId, row);
  }
  const whole = new Set(rows.keys());
  const heldWhole = new Set<string>();
  const sessions: { dateId: string; sessionId: string }[] = [];
  for (const { eventDateId: dateId, eventSessionId: sessionId } of seats) {
    const row = rows.get(dateId) ?? findDateRow(ctx.db, ctx.language, dateId);
    if (row) rows.set(dateId, row);
    if (sessionId === null) {
      whole.add(dateId);
      heldWhole.add(dateId);
    } else sessions.push({ dateId, sessionId });
  }
  const dates = readCalendarDates(ctx, [...rows.values()]);
  const own = dates.flatMap((date) => {
    const held = sessions.filter(({ dateId }) => dateId === date.dateId);
    const entries = held.flatMap(({ sessionId }) => sessionEntry(ctx, date, sessionId));
    if (!whole.has(date.dateId)) return entries;
    return [heldWhole.has(date.dateId) ? { ...date, participation: null } : date, ...entries];
  });
  return own.sort((a, b) => a.startsAtUtc - b.startsAtUtc);
}

function sessionEntry(ctx: Context, date: CalendarDate, sessionId: string): CalendarDate[] {
  const session = findSession(ctx.db, sessionId);
  const title = session && sessionTitle(ctx.db, sessionId, ctx.language);
  return session ? [{ ...sessionOfDate(date, { ...session, title }, offsetAt), participation: null }] : [];
}
