import type { MailKind } from "./mail.ts";

type Id = string;
/** An instant in milliseconds. */
type At = number;

/** What makes each mail one of its kind. These keys are stored: what is here stays, in this order. */
type KeyParts = {
  sign_in_code: [codeId: Id];
  member_invited: [invitationId: Id, at: At];
  email_changed: [changeId: Id, address: "new" | "old"];
  event_decided: [reviewId: Id];
  organisation_decided: [decisionId: Id];
  comment_written: [messageId: Id, reader: Id | "organiser"];
  coordinator_invited: [accountId: Id, scopeKind: string, scopeCode: string, at: At];
  second_factor_reset: [resetId: Id, readerId: Id];
  deputy_named: [absentId: Id, deputyId: Id, until: string, at: At];
  report_received: [reportId: Id, readerId: Id];
  report_answered: [reportId: Id];
  hidden_notice: [pageId: Id, dateId: Id, sequence: number];
  confirm_email: [pageId: Id, tokenHash: string];
  lost_link: [random: Id];
  /** `addressSince`: when the page got the address it has, if that is not its first. */
  sign_up_confirmed: [signUpId: Id, addressSince?: At | null];
  sign_up_waitlisted: [signUpId: Id, addressSince?: At | null];
  seats_offered: [signUpId: Id, addressSince?: At | null];
  sign_up_released: [signUpId: Id];
  reminder: [signUpId: Id, startsAtLocal: string];
  /** `sessionId`: of a session that has no sign-up of its own, told to those who signed up for its date. */
  session_changed: [signUpId: Id, sequence: number] | [signUpId: Id, sessionId: Id, sequence: number];
  attendee_message: [messageId: Id, pageId: Id];
  digest_confirm: [digestId: Id, at: At];
  digest: [digestId: Id, monday: string];
  daily_summary: [eventId: Id, day: string];
  still_on: [dateId: Id, startsAtLocal: string];
  /** `version`: of the zone data, or the zone that its city was corrected to. */
  zone_data_changed: [dateId: Id, version: string, change: "gap" | "moved"];
  report_request: [eventId: Id];
  review_digest: [accountId: Id, day: string];
  escalated: [itemKey: string, since: At, level: string, accountId: Id];
  co_host_invited: [eventId: Id, organisationId: Id];
  co_host_requested: [eventId: Id, organisationId: Id];
  date_changed: [pageId: Id, dateId: Id, sequence: number];
};

/** Three words stand for two kinds each: their parts are UUIDs, and differ. */
const prefixes: Readonly<Record<MailKind, string>> = {
  sign_in_code: "code",
  member_invited: "invited",
  email_changed: "email",
  event_decided: "decided",
  organisation_decided: "organisation",
  comment_written: "message",
  coordinator_invited: "coordinator",
  second_factor_reset: "factor-reset",
  deputy_named: "deputy",
  report_received: "report",
  report_answered: "report-answered",
  hidden_notice: "hidden",
  confirm_email: "confirm",
  lost_link: "link",
  sign_up_confirmed: "seat",
  sign_up_waitlisted: "waiting",
  seats_offered: "offer",
  sign_up_released: "released",
  reminder: "reminder",
  session_changed: "session",
  attendee_message: "message",
  digest_confirm: "digest-confirm",
  digest: "digest",
  daily_summary: "sum",
  still_on: "still-on",
  zone_data_changed: "zone-data",
  report_request: "report-request",
  review_digest: "waiting",
  escalated: "escalated",
  co_host_invited: "invited",
  co_host_requested: "requested",
  date_changed: "changed",
};

declare const made: unique symbol;
/** The key of one intended mail (OUT-02); only `mailKey` makes one. */
export type MailKey = string & { readonly [made]: "MailKey" };

/**
 * The key under which a mail is queued once, and by which the thread of a later one is found.
 * @param parts in the order of `KeyParts`; one that is null or left out at the end is not written
 */
export const mailKey = <K extends MailKind>(kind: K, parts: KeyParts[K]): MailKey =>
  [prefixes[kind], ...(parts as readonly (string | number | null | undefined)[])]
    .filter((part) => part !== null && part !== undefined)
    .join(":") as MailKey;

/** What the keys of one kind begin with that share their first parts. */
export const mailKeyPrefix = (kind: MailKind, parts: readonly Id[]): string => [prefixes[kind], ...parts, ""].join(":");
