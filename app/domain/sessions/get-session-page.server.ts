import { countSessionSeats, readSessionTitles } from "#db/queries/sessions.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { fieldText } from "../forms/fields.ts";
import { localDateOf, timeOfDay } from "../time/zoned-time.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { proposedTitles } from "../model/revision.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { requireOwnSession } from "../event-access/require-own-session.server.ts";
import { daysOf, hasSeveralDays, type SessionFormValues } from "./session-form.ts";

/**
 * Return one session for its form, or an empty form for a new session of a date.
 * @param input `sessionId`: null for a new session
 * @throws NotFound for an actor who may not edit the event, and for a date or a session of another event; Conflict when
 * the event was refused or hidden
 */
export function getSessionPage(ctx: Context, input: { eventId: string; sessionId: string | null; dateId: string }) {
  const known = input.sessionId === null ? null : requireOwnSession(ctx.db, ctx, input.sessionId);
  const { date, event } = known ?? requireOwnDate(ctx.db, ctx, input.dateId);
  const row = findDateRow(ctx.db, ctx.language, date.id);
  if (!row || event.id !== input.eventId) throw new NotFound("date");
  return {
    eventId: event.id,
    dateId: date.id,
    exists: known !== null,
    language: event.language,
    outcome: contentOutcome(ctx.db, ctx.actor, event),
    isPublic: event.review === "approved",
    isKept: known !== null && countSessionSeats(ctx.db, known.session.id).isKnown,
    date: { startsAtLocal: date.startsAtLocal, endsAtLocal: date.endsAtLocal, countryCode: row.countryCode },
    days: hasSeveralDays(date) ? daysOf(date) : [],
    values: known ? valuesOf(ctx, known, hasSeveralDays(date)) : {},
  };
}
export type SessionPage = ReturnType<typeof getSessionPage>;

function valuesOf(
  ctx: Context,
  { session, event }: ReturnType<typeof requireOwnSession>,
  hasDay: boolean,
): Partial<SessionFormValues> {
  const proposed = proposedTitles(findProposedRevision(ctx.db, event.id)?.fields ?? {}, session.id);
  const waiting = Object.entries(proposed).map(([language, { after }]) => [language, after ?? ""]);
  return {
    title: { ...readSessionTitles(ctx.db, [session.id])(session.id), ...Object.fromEntries(waiting) },
    day: hasDay ? localDateOf(session.startsAtLocal) : "",
    startTime: timeOfDay(session.startsAtLocal),
    endTime: timeOfDay(session.endsAtLocal),
    startOffset: fieldText(session.startOffset),
    endOffset: fieldText(session.endOffset),
    room: fieldText(session.room),
    track: fieldText(session.track),
    spokenLanguage: fieldText(session.spokenLanguage),
    capacity: fieldText(session.capacity),
    door: session.participation ?? "",
  };
}
