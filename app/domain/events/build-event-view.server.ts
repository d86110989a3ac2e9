import { readEventDetails } from "#db/queries/event-details.server.ts";
import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { listSessionParticipation, listSessions } from "#db/queries/sessions.server.ts";
import type { ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { heardLanguages } from "../model/event.ts";
import { joinUrlFor, type PlaceAudience, placeFor, withRoomsFor } from "../model/place.ts";
import { isFull } from "../seats/is-full.ts";
import { firstInstant } from "../time/zone-arithmetic.server.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import type { IanaZone, LocalDateTime } from "../time/zoned-time.ts";
import { isJoinable, dateStatusAt } from "../model/date.ts";

/**
 * Return the view of an event for one audience: for the public page, the organiser's check and the reviewer's page.
 * @param rows the dates of one event, at least one
 */
export function buildEventView(ctx: Context, rows: readonly ProgrammeRow[], audience: PlaceAudience) {
  const [first] = rows;
  const event = first && findEvent(ctx.db, first.eventId);
  if (!first || !event) throw new Error("an event without a date");
  const texts = listTexts(ctx.db, first.eventId);
  const text = texts.find((text) => text.language === first.textLanguage);
  const details = readEventDetails(ctx.db, [first.eventId])(first.eventId);
  // A proposed picture is not part of the event yet, so this view never shows it.
  const picture = findPicturesOf(ctx.db, first.eventId).current;
  const mayJoin = audience.kind === "organiser" || rows.some(isJoinable);
  return {
    eventId: first.eventId,
    slug: first.slug,
    title: first.title,
    summary: first.summary,
    description: text?.description ?? "",
    textLanguage: first.textLanguage,
    textState: text?.state ?? ("original" as const),
    originalLanguage: event.language,
    picture: picture && { ...picture, language: event.language },
    writtenIn: texts.map((text) => text.language),
    format: first.format,
    themes: details.themes,
    attendance: first.attendance,
    participation: first.participation,
    partyLimit: event.partyLimit,
    citySlug: first.citySlug,
    cityName: first.cityName,
    countryCode: first.countryCode,
    place: placeFor(first.place, audience),
    joinUrl: mayJoin ? joinUrlFor(first, audience) : null,
    publicContact: event.publicContact,
    organisers: details.organisers.map(({ name, kind, role, slug }) => ({ name, kind, role, slug })),
    languages: heardLanguages(details),
    inclusion: details.inclusion,
    dates: datesOf(ctx, rows, audience),
  };
}

function datesOf(ctx: Context, rows: readonly ProgrammeRow[], audience: PlaceAudience) {
  const ids = rows.map((row) => row.dateId);
  const sessionParticipation = listSessionParticipation(ctx.db, ids);
  const stored = listSessions(ctx.db, ctx.language, ids);
  const sessions = withRoomsFor(stored, () => rows[0]?.place, audience).map((session) => ({
    ...session,
    signUp: signUpOf(sessionParticipation.get(session.id), ctx.now),
  }));
  return rows.map((row) => ({
    dateId: row.dateId,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    timeZone: row.timeZone,
    offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
    endOffsetMinutes: offsetAt(row.endsAtUtc, row.timeZone),
    status: dateStatusAt(row, ctx.now),
    hasBegun: row.startsAtUtc <= ctx.now,
    statusNote: row.statusNote,
    previousStartsAtLocal: row.previousStartsAtLocal,
    previousOffsetMinutes: row.previousStartsAtLocal && offsetOf(row.previousStartsAtLocal, row.timeZone),
    capacity: row.capacity,
    isFull: isFull(row),
    isClosed: row.signUpClosed,
    sessions: sessions.filter((session) => session.dateId === row.dateId),
  }));
}

/** Return the offset of a wall clock in a zone, in minutes east of UTC. */
const offsetOf = (time: LocalDateTime, zone: IanaZone): number => offsetAt(firstInstant(time, zone), zone);

type SessionParticipation = ReturnType<typeof listSessionParticipation>;

/** Return how attendees sign up for a single session; null when the session has no separate sign-up. */
function signUpOf(found: ReturnType<SessionParticipation["get"]>, now: number) {
  return found
    ? {
        participation: found.participation,
        isFull: found.isFull,
        capacity: found.capacity,
        hasBegun: found.startsAtUtc <= now,
      }
    : null;
}

export type EventView = ReturnType<typeof buildEventView>;
export type EventViewDate = EventView["dates"][number];
