import type { DateStatus } from "../model/date.ts";
import type { Language } from "../languages/language.ts";
import type { VisiblePlace } from "../model/place.ts";
import type { IanaZone, Instant, LocalDateTime } from "../time/zoned-time.ts";

/** Date as a calendar shows it, with only what its audience may see. */
export type CalendarDate = {
  eventId: string;
  dateId: string;
  /** UID of the event's first date, which links all its dates; null for the first date itself. */
  relatedTo: string | null;
  slug: string;
  /** True when the calendar may only show that the date is off. */
  isHidden: boolean;
  title: string;
  summary: string;
  /** Language of the title. */
  textLanguage: Language;
  /** Language of the summary, and of the organiser's text about the place. */
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
  /** How to take part, for the description; null for an attendee who takes part already. */
  participation: "sign_up" | "just_come" | null;
  organisers: readonly string[];
  categories: readonly string[];
  sessions: readonly { startsAtLocal: LocalDateTime; title: string; room: string | null }[];
};

/**
 * Return the UID of a date: random, without host, the same in every feed and mail for ever (RFC 7986 5.3). It consists
 * of the UUIDs of the event and the date, without hyphens so that the line needs no folding.
 */
export const uidOf = (date: { eventId: string; dateId: string }): string =>
  `${date.eventId}-${date.dateId}`.replaceAll("-", "").replace(/^(.{32})/, "$1-");
