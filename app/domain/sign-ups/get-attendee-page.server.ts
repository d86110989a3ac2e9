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
import { isPoolOpen } from "../seats/allocate-seats.server.ts";
import { listMore } from "./list-more-to-join.server.ts";
import { keepSignUpMs, type SignUpNeed } from "../model/sign-up.ts";

/**
 * Everything a person holds, waits for and follows, under the address that only they know.
 * @throws NotFound for an unknown, wrong or erased address: the three look alike
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
  // Until it is confirmed it may be mistyped, so all of it is shown; afterwards only what its owner knows it by.
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
    // Nobody shall go where nobody is, or find what is hidden.
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

/** Where they stand on the list, until when an offer is kept, why it ended; and how large the party may become. */
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
    /** Of a provisional sign-up. */
    confirmUntil: moment(isOffered ? null : signUp.offerExpiresAt),
    endedBy: signUp.endedBy,
    endNote: row.isShown ? signUp.endNote : null,
    maxPartySize: isOpen ? Math.min(pool.partyLimit, pool.capacity ?? pool.partyLimit) : null,
  };
}

/** Where they go, or from when on they see it; how they join on line. */
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

/** An event that is followed, as anybody may see it; of a hidden one only that it is off. */
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
