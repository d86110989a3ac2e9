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
 * Convert a session with its own sign-up to a calendar entry, for those who hold a seat in it: status and place of its
 * date, times and title of the session. SEQUENCE is the sum of both, so that it rises with either (RFC 5545 3.8.7.4).
 * @param offset returns minutes east of UTC at an instant
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

/** Put the room before the venue, where the venue may be seen. */
const inRoom = (place: CalendarDate["place"], room: string | null): CalendarDate["place"] =>
  room === null || place.venueName === undefined ? place : { ...place, venueName: `${room}, ${place.venueName}` };
