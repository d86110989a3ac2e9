import { listAttendees, listPagesToWriteTo } from "#db/queries/check-in.server.ts";
import { listAttendeeMessages } from "#db/queries/attendee-messages.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { listCrowds } from "#db/queries/network-seats.server.ts";
import { findPool } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { manySignUps, networkCapOf } from "../seats/network-cap.ts";
import { maxAttendeeMessages, type SignUpNeed } from "../model/sign-up.ts";

/**
 * Return the attendees of an event: counts and needs for each date and each session with a sign-up of its own, and all
 * sign-ups with code and nickname, without address and page.
 * @throws NotFound unless the actor is a member of the lead organisation
 */
export function getAttendees(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  const view = buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, eventId), { kind: "organiser" });
  const attendees = listAttendees(ctx.db, { eventId });
  const crowds = listCrowds(
    ctx.db,
    view.dates.map((date) => date.dateId),
    manySignUps,
  );
  const messages = listAttendeeMessages(ctx.db, eventId);
  return {
    eventId,
    title: view.title,
    textLanguage: view.textLanguage,
    countryCode: view.countryCode,
    cityName: view.cityName,
    isPublic: event.review === "approved",
    pools: view.dates.flatMap((date) => {
      const sessions = date.sessions.filter((session) => session.signUp !== null);
      const own = { dateId: date.dateId, sessionId: null, session: null, date, capacity: date.capacity };
      const all = [
        ...(view.participation === "just_come" ? [] : [own]),
        ...sessions.map((session) => ({
          dateId: date.dateId,
          sessionId: session.id,
          session: { title: session.title, textLanguage: session.textLanguage },
          date: { ...date, startsAtLocal: session.startsAtLocal, endsAtLocal: session.endsAtLocal },
          capacity: session.signUp?.capacity ?? null,
        })),
      ];
      return all.map((pool) => ({
        ...pool,
        ...sumOf(attendees, pool),
        crowds: crowds.filter((crowd) => crowd.dateId === pool.dateId && crowd.sessionId === pool.sessionId),
        networkCap: capOf(ctx, pool),
      }));
    }),
    messages,
    mayWrite: messages.length < maxAttendeeMessages,
    readers: listPagesToWriteTo(ctx.db, { eventId, audience: "seated", endingAfter: ctx.now }).length,
  };
}
export type Attendees = ReturnType<typeof getAttendees>;
export type Pool = Attendees["pools"][number];

/** Return the seats that a network may have without a confirmed address; null without a limit. */
function capOf(ctx: Context, key: { dateId: string; sessionId: string | null }): number | null {
  const pool = findPool(ctx.db, key);
  return pool && networkCapOf(pool);
}

type Row = ReturnType<typeof listAttendees>[number];

/** Return the sign-ups of a pool, with the number of people and of each need. */
function sumOf(attendees: readonly Row[], pool: { dateId: string; sessionId: string | null }) {
  const rows = attendees.filter((row) => row.dateId === pool.dateId && row.sessionId === pool.sessionId);
  const held = rows.filter((row) => row.state !== "waiting");
  const waiting = rows.filter((row) => row.state === "waiting");
  const needs = new Map<SignUpNeed, number>();
  for (const need of held.flatMap((row) => row.needs)) needs.set(need, (needs.get(need) ?? 0) + 1);
  const sum = (some: readonly Row[]) => some.reduce((total, row) => total + row.partySize, 0);
  return {
    rows,
    attendees: sum(held),
    waiting: sum(waiting),
    came: held.reduce((total, row) => total + row.arrived, 0),
    needs: [...needs].map(([need, times]) => ({ need, times })),
  };
}
