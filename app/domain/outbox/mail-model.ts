import type { DateNews } from "../events/date-news.ts";
import type { Language } from "../languages/language.ts";
import type { MemberRole } from "../organisations/organisation.ts";
import type { DecisionAction } from "../reviews/decision-log.ts";
import type { ToldAction } from "../reviews/review-state.ts";
import type { VisiblePlace } from "../places/place.ts";
import type { LocalDateTime } from "../time/zoned-time.ts";

/** When something is, with what is needed to say it in words. */
type MailWhen = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  cityName: string;
  countryCode: string;
};

/** What a notice can be about. */
type NoticeAbout =
  | `organisation_${DecisionAction}`
  | "message_organiser"
  | "message_coordinator"
  | "coordinator_invited"
  | "deputy_named"
  | "factor_reset_own"
  | "factor_reset_told"
  | "report_received"
  | "report_answered"
  | "hidden_off"
  | "hidden_words";

/** What each mail says: facts read from the world at the moment of sending, and absolute addresses. */
export type MailModel =
  | { kind: "sign_in_code"; code: string; minutes: number; use: "sign_in" | "register" | "change_email" }
  /** Without a name: the organisation is not verified, and nobody has read what it calls itself. */
  | { kind: "member_invited"; organisation: string | null; role: MemberRole; url: string; days: number }
  /** `newAddress` as far as the reader may know it: the owner of the old address learns its beginning and its end. */
  | { kind: "email_changed"; newAddress: string; isOwn: boolean; url: string }
  | {
      kind: "event_decided";
      decision: ToldAction;
      title: string;
      textLanguage: Language;
      when: MailWhen;
      reason: string | null;
      url: string;
    }
  | {
      kind: "co_organiser_invited" | "co_organiser_requested";
      title: string;
      textLanguage: Language;
      when: MailWhen;
      /** Public name of the side that asks. */
      organisation: string;
      url: string;
    }
  | {
      kind: "notice";
      about: NoticeAbout;
      /** Whom it is about: an organisation, a coordinator. Empty where nobody is named. */
      who: string;
      /** Names of places; null is the whole network. */
      scopes?: readonly (string | null)[];
      day?: { local: LocalDateTime; countryCode: string };
      title: { text: string; language: Language } | null;
      /** What somebody wrote. */
      quote: string | null;
      url: string | null;
    }
  | { kind: "confirm_address"; url: string; hours: number }
  | {
      kind: "seat_confirmed";
      title: string;
      textLanguage: Language;
      when: MailWhen;
      place: VisiblePlace;
      organisers: string;
      doorCode: string;
      partySize: number;
      pageUrl: string;
    }
  | {
      kind: "date_changed";
      /** What is new to the reader, the most important first; at least one. */
      news: readonly DateNews[];
      title: string;
      textLanguage: Language;
      when: MailWhen;
      /** When it was to be, as far as the reader knew; null when that has not changed. */
      before: Pick<MailWhen, "startsAtLocal" | "endsAtLocal"> | null;
      /** Null where nobody shall go there. */
      place: VisiblePlace | null;
      isOnline: boolean;
      hasCalendar: boolean;
      organisers: string;
      reason: string | null;
      pageUrl: string;
    };

/** A mail ready to be put into words: to whom, in which language, with which calendar file. */
export type PreparedMail = {
  to: string;
  language: Language;
  model: MailModel;
  calendar?: { filename: string; content: string };
};
