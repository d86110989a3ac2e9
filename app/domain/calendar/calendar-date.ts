import type { DateStatus } from "../model/date.ts";
import type { Language } from "../languages/language.ts";
import type { VisiblePlace } from "../model/place.ts";
import type { IanaZone, Instant, LocalDateTime } from "../time/zoned-time.ts";

/** One date as a calendar shows it: only what its audience may see. */
export type CalendarDate = {
  eventId: string;
  dateId: string;
  /** UID of the event's first date, for all its others: they find each other there. */
  relatedTo: string | null;
  slug: string;
  /** Nothing of it may be shown but that it is off. */
  isHidden: boolean;
  title: string;
  summary: string;
  /** Of the title. */
  textLanguage: Language;
  /** Of the summary, and of what the organiser wrote of the place. */
  summaryLanguage: Language;
  startsAtUtc: Instant;
  endsAtUtc: Instant;
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  timeZone: IanaZone;
  offsetMinutes: number;
  countryCode: string;
  countryName: string;
  cityName: string;
  status: DateStatus;
  statusNote: string | null;
  sequence: number;
  previousStartsAtLocal: LocalDateTime | null;
  revisedAt: Instant;
  place: VisiblePlace;
  publicJoinUrl: string | null;
  /** What it says about taking part; nothing in the calendar of somebody who does already. */
  participation: "sign_up" | "just_come" | null;
  organisers: readonly string[];
  categories: readonly string[];
  sessions: readonly { startsAtLocal: LocalDateTime; title: string; room: string | null }[];
};

/**
 * The UID of a date: random, without host, the same in every feed and mail, for ever (RFC 7986 5.3). The event's UUID and
 * the date's, without hyphens so that the line needs no folding.
 */
export const uidOf = (date: { eventId: string; dateId: string }): string =>
  `${date.eventId}-${date.dateId}`.replaceAll("-", "").replace(/^(.{32})/, "$1-");
