import type { EventDetails } from "#db/queries/event-details.server.ts";
import type { DateRow } from "#db/queries/programme.server.ts";
import type { listSessions } from "#db/queries/sessions.server.ts";
import { countryName } from "../model/country.ts";
import { isJoinable } from "../model/date.ts";
import type { Language } from "../languages/language.ts";
import { joinUrlFor, placeFor, withRoomsFor } from "../model/place.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { labelOf, type Vocabulary } from "../model/vocabulary.ts";
import { type CalendarDate, uidOf } from "./calendar-date.ts";

/** Convert a row to what a public calendar may show. Mails use the same, since a calendar is easily shared. */
export function toCalendarDate(
  row: DateRow,
  rest: {
    details: EventDetails;
    sessions: ReturnType<typeof listSessions>;
    firstDateId: string;
    vocabulary: Vocabulary;
    language: Language;
  },
): CalendarDate {
  return {
    eventId: row.eventId,
    dateId: row.dateId,
    relatedTo: rest.firstDateId === row.dateId ? null : uidOf({ eventId: row.eventId, dateId: rest.firstDateId }),
    slug: row.slug,
    isHidden: !row.isShown,
    title: row.title,
    summary: row.summary,
    textLanguage: row.textLanguage,
    summaryLanguage: row.textLanguage,
    startsAtUtc: row.startsAtUtc,
    endsAtUtc: row.endsAtUtc,
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    timeZone: row.timeZone,
    offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
    countryCode: row.countryCode,
    countryName: countryName(row.countryCode, rest.language),
    cityName: row.cityName,
    status: row.status,
    statusNote: row.statusNote,
    sequence: row.sequence,
    previousStartsAtLocal: row.previousStartsAtLocal,
    revisedAt: Math.max(row.eventRevisedAt, row.dateRevisedAt) as Instant,
    // A date that moved online has no place: nobody should go there.
    place: row.status === "moved_online" ? { level: "public" } : placeFor(row.place, { kind: "public" }),
    publicJoinUrl: isJoinable(row) ? joinUrlFor(row, { kind: "public" }) : null,
    participation: row.participation === "just_come" ? "just_come" : "sign_up",
    organisers: rest.details.organisers.map((organiser) => organiser.name),
    categories: [
      ...rest.details.themes.map((code) => labelOf(rest.vocabulary, "theme", code)),
      labelOf(rest.vocabulary, "format", row.format),
    ],
    sessions: withRoomsFor(
      rest.sessions.filter((session) => session.dateId === row.dateId),
      () => row.place,
      { kind: "public" },
    ),
  };
}
