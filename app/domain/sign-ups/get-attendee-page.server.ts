import { findPageByToken, type FoundPage, listFollowed } from "#db/queries/attendee-pages.server.ts";
import { findSession } from "#db/queries/sessions.server.ts";
import { findDateRow, listDatesOfEvent, type DateRow } from "#db/queries/programme.server.ts";
import { countBefore, findPool } from "#db/queries/seats.server.ts";
import { listSignUpsOfPage, needsOf } from "#db/queries/sign-ups.server.ts";
import { attendeeCalendarPath } from "../paths.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { isJoinable, dateStatusAt } from "../model/date.ts";
import { sessionTitle } from "../sessions/session-title.server.ts";
import { maskEmail } from "../model/account.ts";
import { joinUrlFor, placeFor, type VisiblePlace } from "../model/place.ts";
import { dayAt, offsetAt, toLocal } from "../time/zone-arithmetic.server.ts";
import { hours, type Instant, plus } from "../time/zoned-time.ts";
import { isPoolOpen } from "../seats/pool-state.ts";
import { listMore } from "./list-more-to-join.server.ts";
import { keepSignUpMs, type SignUpNeed } from "../model/sign-up.ts";

/**
 * Return the attendee page of a secret token: sign-ups, followed events and settings.
 * @throws NotFound for an unknown, wrong or erased token: the three look alike
 */
export function getAttendeePage(ctx: Context, token: string) {
  const page = findPageByToken(ctx.db, token);
  if (!page) throw new NotFound("page");
  const signUps = listSignUpsOfPage(ctx.db, page.id);
  const needs = needsOf(
    ctx.db,
    signUps.map((signUp) => signUp.id),
  );
  const seats = signUps.flatMap((signUp) => {
    const row = findDateRow(ctx.db, ctx.language, signUp.eventDateId);
    return row ? [seatOf(ctx, signUp, row, needs(signUp.id))] : [];
  });
  return {
    ...settingsOf(ctx, page),
    seats,
    more: listMore(ctx, signUps),
    followed: listFollowed(ctx.db, page.id).flatMap((eventId) => followedOf(ctx, eventId)),
  };
}
export type AttendeePage = ReturnType<typeof getAttendeePage>;

const settingsOf = (ctx: Context, page: FoundPage) => ({
  // An address may be mistyped until it is confirmed, so it is shown in full; afterwards it is masked.
  email: page.email !== null && page.emailConfirmedAt !== null ? maskEmail(page.email) : page.email,
  isConfirmed: page.emailConfirmedAt !== null,
  language: page.language,
  wantsReminders: page.wantsReminders,
  calendar: page.calendarToken === null ? null : `${ctx.origin}${attendeeCalendarPath(page.calendarToken)}`,
});

type SignUp = ReturnType<typeof listSignUpsOfPage>[number];

function seatOf(ctx: Context, signUp: SignUp, row: DateRow, needs: readonly SignUpNeed[]) {
  const isHidden = !row.isShown;
  const session = signUp.eventSessionId === null ? null : findSession(ctx.db, signUp.eventSessionId);
  const { startsAtLocal, endsAtLocal, startsAtUtc, endsAtUtc } = session ?? row;
  return {
    signUpId: signUp.id,
    state: signUp.state,
    checkInCode: signUp.checkInCode,
    partySize: signUp.partySize,
    nickname: signUp.nickname,
    needs,
    slug: row.slug,
    title: row.title,
    textLanguage: row.textLanguage,
    session: session && !isHidden ? sessionTitle(ctx.db, session.id, ctx.language) : null,
    startsAtLocal,
    endsAtLocal,
    timeZone: row.timeZone,
    offsetMinutes: offsetAt(startsAtUtc, row.timeZone),
    cityName: row.cityName,
    countryCode: row.countryCode,
    organisationName: row.organisationName,
    status: dateStatusAt({ status: row.status, endsAtUtc }, ctx.now),
    previousStartsAtLocal: session ? null : row.previousStartsAtLocal,
    statusNote: isHidden ? null : row.statusNote,
    isHidden,
    // A hidden event reveals neither its place nor its link.
    ...(isHidden
      ? {
          place: { level: row.place.level } satisfies VisiblePlace as VisiblePlace,
          placeRevealsOn: null,
          joinUrl: null,
        }
      : whereOf(ctx, signUp, row)),
    erasedOn: dayAt(plus(row.endsAtUtc, keepSignUpMs), row.timeZone),
    ...waitlistInfoOf(ctx, signUp, row),
    canCancel: signUp.state !== "cancelled" && endsAtUtc > ctx.now,
  };
}

/** Return the position on the waitlist, the deadlines, the reason of the end, and the largest possible party. */
function waitlistInfoOf(ctx: Context, signUp: SignUp, row: DateRow) {
  const key = { dateId: signUp.eventDateId, sessionId: signUp.eventSessionId };
  const pool = findPool(ctx.db, key);
  const isOpen = pool !== null && isPoolOpen(pool, ctx.now) && signUp.state !== "cancelled";
  const moment = (until: Instant | null) =>
    until === null || until <= ctx.now
      ? null
      : { local: toLocal(until, row.timeZone), offsetMinutes: offsetAt(until, row.timeZone) };
  const isOffered = signUp.state === "offered";
  return {
    position: signUp.state === "waiting" ? countBefore(ctx.db, { ...key, id: signUp.id }) + 1 : null,
    offer: moment(isOffered ? signUp.offerExpiresAt : null),
    /** Deadline to confirm the address, for a provisional sign-up or one on the waitlist. */
    confirmUntil: moment(isOffered ? null : signUp.offerExpiresAt),
    endedBy: signUp.endedBy,
    endNote: row.isShown ? signUp.endNote : null,
    maxPartySize: isOpen ? Math.min(pool.partyLimit, pool.capacity ?? pool.partyLimit) : null,
  };
}

/** Return the place, or the day on which it is revealed, and the link to join online. */
function whereOf(ctx: Context, signUp: SignUp, row: DateRow) {
  const { revealHoursBefore, level } = row.place;
  const revealAt = revealHoursBefore === null ? null : plus(row.startsAtUtc, -hours(revealHoursBefore));
  const isIn = signUp.state === "confirmed";
  const revealed = isIn && (revealAt === null || revealAt <= ctx.now);
  const audience = { kind: "holder", revealed } as const;
  return {
    place: placeFor(row.place, audience),
    placeRevealsOn: level === "area" && !revealed && revealAt ? dayAt(revealAt, row.timeZone) : null,
    joinUrl: isIn && isJoinable(row) ? joinUrlFor(row, audience) : null,
  };
}

/** Return a followed event with its dates; `isHidden` marks a hidden one. */
function followedOf(ctx: Context, eventId: string) {
  const rows = listDatesOfEvent(ctx.db, ctx.language, eventId);
  const [first] = rows;
  if (!first) return [];
  const last = rows.reduce((latest, row) => (row.endsAtUtc > latest.endsAtUtc ? row : latest));
  return [
    {
      eventId,
      slug: first.slug,
      title: first.title,
      textLanguage: first.textLanguage,
      isHidden: !first.isShown,
      cityName: first.cityName,
      countryCode: first.countryCode,
      erasedOn: dayAt(plus(last.endsAtUtc, keepSignUpMs), last.timeZone),
      dates: rows.map((row) => ({
        dateId: row.dateId,
        startsAtLocal: row.startsAtLocal,
        endsAtLocal: row.endsAtLocal,
        timeZone: row.timeZone,
        offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
        cityName: row.cityName,
        countryCode: row.countryCode,
        status: dateStatusAt(row, ctx.now),
        previousStartsAtLocal: row.previousStartsAtLocal,
      })),
    },
  ];
}
