import { visibleRoom } from "../model/place.ts";
import type { IanaZone, Instant, LocalDateTime } from "../time/zoned-time.ts";
import { type CalendarDate, uidOf } from "./calendar-date.ts";

type Session = {
  id: string;
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  startsAtUtc: Instant;
  endsAtUtc: Instant;
  room: string | null;
  sequence: number;
  revisedAt: Instant;
  title: { text: string; language: CalendarDate["textLanguage"] } | null;
};

/**
 * A session with a sign-up of its own as an entry of its own, for those who hold a seat of it: it has the life and place of
 * its date, its own times and title. SEQUENCE is the sum of both, so that it rises with either (RFC 5545 3.8.7.4).
 * @param offsetMinutes minutes east of UTC when it begins
 */
export function sessionOfDate(
  date: CalendarDate,
  session: Session,
  offset: (at: Instant, zone: IanaZone) => number,
): CalendarDate {
  const { startsAtLocal, endsAtLocal, startsAtUtc, endsAtUtc, title } = session;
  return {
    ...date,
    dateId: session.id,
    relatedTo: uidOf(date),
    title: title?.text ?? date.title,
    textLanguage: title?.language ?? date.textLanguage,
    summary: date.title,
    summaryLanguage: date.textLanguage,
    startsAtLocal,
    endsAtLocal,
    startsAtUtc,
    endsAtUtc,
    offsetMinutes: offset(startsAtUtc, date.timeZone),
    sequence: date.sequence + session.sequence,
    revisedAt: Math.max(date.revisedAt, session.revisedAt) as Instant,
    previousStartsAtLocal: null,
    sessions: [],
    place: inRoom(date.place, visibleRoom(date.place, session.room, { kind: "public" })),
  };
}

/** The room is said before the house, where that is said. */
const inRoom = (place: CalendarDate["place"], room: string | null): CalendarDate["place"] =>
  room === null || place.venueName === undefined ? place : { ...place, venueName: `${room}, ${place.venueName}` };
