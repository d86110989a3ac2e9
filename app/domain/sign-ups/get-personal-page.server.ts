import { findDateRow } from "#db/queries/programme.server.ts";
import { findPageByToken, listSignUpsOfPage, needsOf } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { lifeAt } from "../events/event.ts";
import { placeFor } from "../places/place.ts";
import { dayAt, offsetAt } from "../time/zone-arithmetic.server.ts";
import { hours, plus } from "../time/zoned-time.ts";
import { keepSignUpMs } from "./sign-up.ts";

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
    if (!row) return [];
    const revealAt =
      row.place.revealHoursBefore === null ? null : plus(row.startsAtUtc, -hours(row.place.revealHoursBefore));
    const revealed = signUp.state === "confirmed" && (revealAt === null || revealAt <= ctx.now);
    return [
      {
        signUpId: signUp.id,
        state: signUp.state,
        doorCode: signUp.doorCode,
        partySize: signUp.partySize,
        nickname: signUp.nickname,
        needs: needs(signUp.id),
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
        place: placeFor(row.place, { kind: "holder", revealed }),
        placeRevealsOn: row.place.level === "area" && !revealed && revealAt ? dayAt(revealAt, row.timeZone) : null,
        joinUrl: signUp.state === "confirmed" ? row.joinUrl : null,
        erasedOn: dayAt(plus(row.endsAtUtc, keepSignUpMs), row.timeZone),
        canCancel: signUp.state === "confirmed" && row.endsAtUtc > ctx.now,
      },
    ];
  });
  return { hasEmail: page.email !== null, isConfirmed: page.emailConfirmedAt !== null, seats };
}
export type PersonalPageData = ReturnType<typeof getPersonalPage>;
