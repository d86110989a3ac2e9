import { listSessionParticipation } from "#db/queries/sessions.server.ts";
import { findDateRow, listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { signUpClosedBy } from "../seats/pool-state.ts";
import type { Language } from "../languages/language.ts";
import type { SignUpState } from "../model/sign-up.ts";

type Held = { eventDateId: string; eventSessionId: string | null; state: SignUpState };

/** List the events of a page's sign-ups that have another date or session to sign up for. */
export function listMore(ctx: Context, signUps: readonly Held[]) {
  const held = new Set(
    signUps
      .filter((signUp) => signUp.state !== "cancelled")
      .map((signUp) => signUp.eventSessionId ?? signUp.eventDateId),
  );
  const events = new Map<string, { slug: string; title: string; textLanguage: Language }>();
  for (const { eventDateId } of signUps) {
    const row = findDateRow(ctx.db, ctx.language, eventDateId);
    if (!row?.isShown || events.has(row.eventId)) continue;
    const { slug, title, textLanguage } = row;
    if (poolsToCome(ctx, row.eventId).some((id) => !held.has(id)))
      events.set(row.eventId, { slug, title, textLanguage });
  }
  return [...events.values()];
}

/** List the ids of the dates and sessions of an event that can be signed up for and have not begun. */
function poolsToCome(ctx: Context, eventId: string): string[] {
  const rows = listDatesOfEvent(ctx.db, ctx.language, eventId).filter(
    (row) => signUpClosedBy({ ...row, hasBegun: row.startsAtUtc <= ctx.now, isClosed: row.signUpClosed }) === null,
  );
  const dates = rows.filter((row) => row.participation !== "just_come").map((row) => row.dateId);
  return [
    ...dates,
    ...listSessionParticipation(
      ctx.db,
      rows.map((row) => row.dateId),
    ).keys(),
  ];
}
