import type { Attendance } from "#app/domain/model/event.ts";
import type { DateNews } from "#app/domain/notifications/date-news.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MemberRole } from "#app/domain/model/organisation.ts";
import type { DecisionAction } from "#app/domain/model/decision.ts";
import type { NotifiedAction } from "#app/domain/model/review-state.ts";
import type { MailKey } from "#app/domain/model/mail-key.ts";
import type { VisiblePlace } from "#app/domain/model/place.ts";
import type { Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";

/** When something is, with what is needed to say it in words. */
type MailWhen = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  offsetMinutes: number;
  cityName: string;
  countryCode: string;
};

/** A title in the language it is written in. */
export type MailTitle = { text: string; language: Language };

/** What a weekly mail is made of, in this order. */
export type DigestSection = "featured" | "week" | "added";
/** What its filter names; nothing is the whole programme. */
type DigestText = { labels: readonly string[]; attendance: readonly Attendance[] };
export type DigestDate = { title: MailTitle; when: MailWhen; place: string | null; isOff: boolean; url: string };

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
  | "hidden_words"
  | "still_on"
  | "zone_moved"
  | "zone_corrected"
  | "zone_gap"
  | "report_request"
  | "escalated";

/** What was decided on an event. */
type EventDecided = {
  kind: "event_decided";
  decision: NotifiedAction;
  title: string;
  textLanguage: Language;
  when: MailWhen;
  reason: string | null;
  url: string;
};
/** What a one-time code is for. */
type CodeUse = "sign_in" | "register" | "change_email" | "release_email";

/** What each mail says: facts read from the world at the moment of sending, and absolute addresses. */
export type MailModel =
  | { kind: "sign_in_code"; code: string; minutes: number; use: CodeUse }
  /** Without a name: the organisation is not verified, and nobody has read what it calls itself. */
  | { kind: "member_invited"; organisation: string | null; role: MemberRole; url: string; days: number }
  /** `newAddress` as far as the reader may know it: the owner of the old address learns its beginning and its end. */
  | {
      kind: "email_changed";
      newAddress: string;
      isOwn: boolean;
      url: string;
      /** Undoes the change, for so many days; null in the mail of an address that cannot. */
      undo: { url: string; days: number } | null;
    }
  | EventDecided
  | {
      /** Several decisions for one organiser, in the order in which they were made. */
      kind: "events_decided";
      rows: readonly EventDecided[];
      /** How many there are, and how many more than are listed. */
      count: number;
      more: number;
      url: string;
    }
  | {
      kind: "co_host_invited" | "co_host_requested";
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
  | { kind: "confirm_email"; url: string; hours: number }
  | {
      kind: "sign_up_confirmed" | "reminder";
      title: string;
      textLanguage: Language;
      /** Of a session with a sign-up of its own. */
      session: MailTitle | null;
      when: MailWhen;
      /** Null where it is on line. */
      place: VisiblePlace | null;
      organisers: string;
      checkInCode: string;
      partySize: number;
      pageUrl: string;
    }
  | {
      kind: "sign_up_waitlisted" | "seats_offered" | "sign_up_released" | "session_changed" | "attendee_message";
      title: string;
      textLanguage: Language;
      session: MailTitle | null;
      when: MailWhen;
      partySize: number | null;
      /** Until when seats are kept, in the zone of the event. */
      until: { local: LocalDateTime; offsetMinutes: number } | null;
      /** Where inside the house. */
      room?: string | null;
      /** What the organiser wrote. */
      quote: string | null;
      organisers?: string;
      pageUrl: string;
    }
  | { kind: "lost_link"; pages: readonly { url: string; day: { local: LocalDateTime; countryCode: string } | null }[] }
  | ({ kind: "digest_confirm"; url: string; hours: number } & DigestText)
  | ({
      kind: "digest";
      sections: readonly { about: DigestSection; dates: readonly DigestDate[] }[];
      /** How many dates more there are than are shown. */
      more: number;
      programmeUrl: string;
      unsubscribeUrl: string;
    } & DigestText)
  | {
      /** Several lines about one thing: what came to an event's list, what waits for a coordinator. */
      kind: "summary";
      about: "sign_ups" | "waiting";
      /** How many are new, or wait. */
      count: number;
      title: MailTitle | null;
      rows: readonly { when?: MailWhen; label?: MailTitle; values: Readonly<Record<string, number>> }[];
      url: string;
    }
  | {
      kind: "date_changed";
      /** What the date is to the reader. */
      role: "holder" | "waiting" | "follower";
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
  /** Mail somebody subscribed to, with the way out of it (MAIL-01). */
  list?: { unsubscribeUrl: string };
  /** Decisions it leaves out, since they go to another reader by now: they make a mail of their own. */
  apart?: { reviewId: string; more: string[] };
  /** The mail whose thread it goes on, if that was sent to the same address, held since then (MAIL-07). */
  repliesTo?: { keys: readonly MailKey[]; since: Instant | null };
};
