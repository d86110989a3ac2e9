import type { Attendance, InclusionAnswer } from "../model/event.ts";
import type { CommonInclusionCode } from "../model/vocabulary.ts";
import type { ParticipationMode } from "../model/participation.ts";
import type { ShownDateStatus } from "../model/date.ts";
import type { Language } from "../languages/language.ts";
import type { VisiblePlace } from "../model/place.ts";
import type { IanaZone, LocalDateTime } from "../time/zoned-time.ts";

/** Number of dates of a list, and of those that answer a common inclusion code with yes. */
export type CommonCounts = Record<CommonInclusionCode, number> & { total: number };

/** Date of an event as lists show it. Contains only public information. */
export type EventCard = {
  dateId: string;
  slug: string;
  title: string;
  summary: string;
  /** Language of title and summary: the reader's where a translation exists, else that of the original. */
  textLanguage: Language;
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  timeZone: IanaZone;
  /** Minutes east of UTC at the start. */
  offsetMinutes: number;
  citySlug: string;
  cityName: string;
  countryCode: string;
  place: VisiblePlace;
  organisers: string[];
  themes: string[];
  format: string;
  attendance: Attendance;
  participation: ParticipationMode;
  status: ShownDateStatus;
  isFull: boolean;
  previousStartsAtLocal: LocalDateTime | null;
  /** Inclusion codes answered with yes, and the derived ones. */
  offers: string[];
  spoken: string[];
  /** Answer to each common inclusion code; null: not answered, which is neither yes nor no. */
  common: Record<CommonInclusionCode, InclusionAnswer | null>;
};
