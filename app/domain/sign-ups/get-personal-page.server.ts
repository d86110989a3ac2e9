import { findDateRow, type ProgrammeRow } from "#db/queries/programme.server.ts";
import { findPageByToken, listSignUpsOfPage, needsOf } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { isJoinable, lifeAt } from "../events/event.ts";
import { placeFor, type VisiblePlace } from "../places/place.ts";
import { dayAt, offsetAt } from "../time/zone-arithmetic.server.ts";
import { hours, plus } from "../time/zoned-time.ts";
import { keepSignUpMs, type SignUpNeed } from "./sign-up.ts";

/**
 * Everything a person holds, under the address that only they know.
 * @throws NotFound for an unknown, wrong or erased address: the three look alike
 */
export function getPersonalPage(ctx: Context, token: string) {
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
  return { hasEmail: page.email !== null, isConfirmed: page.emailConfirmedAt !== null, seats };
}
export type PersonalPageData = ReturnType<typeof getPersonalPage>;

type SignUp = ReturnType<typeof listSignUpsOfPage>[number];

function seatOf(ctx: Context, signUp: SignUp, row: ProgrammeRow, needs: readonly SignUpNeed[]) {
  const isHidden = !row.isShown;
  return {
    signUpId: signUp.id,
    state: signUp.state,
    doorCode: signUp.doorCode,
    partySize: signUp.partySize,
    nickname: signUp.nickname,
    needs,
    slug: row.slug,
    title: row.title,
    textLanguage: row.textLanguage,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    timeZone: row.timeZone,
    offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
    cityName: row.cityName,
    countryCode: row.countryCode,
    organisationName: row.organisationName,
    life: lifeAt(row, ctx.now),
    previousStartsAtLocal: row.previousStartsAtLocal,
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
    canCancel: signUp.state === "confirmed" && row.endsAtUtc > ctx.now,
  };
}

/** Where they go, or from when on they see it; how they join on line. */
function whereOf(ctx: Context, signUp: SignUp, row: ProgrammeRow) {
  const { revealHoursBefore, level } = row.place;
  const revealAt = revealHoursBefore === null ? null : plus(row.startsAtUtc, -hours(revealHoursBefore));
  const isIn = signUp.state === "confirmed";
  const revealed = isIn && (revealAt === null || revealAt <= ctx.now);
  return {
    place: placeFor(row.place, { kind: "holder", revealed }),
    placeRevealsOn: level === "area" && !revealed && revealAt ? dayAt(revealAt, row.timeZone) : null,
    joinUrl: isIn && isJoinable(row) ? row.joinUrl : null,
  };
}
