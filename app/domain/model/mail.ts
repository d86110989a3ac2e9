import { z } from "zod";
import { attendances } from "./event.ts";
import { dateStatuses } from "./date.ts";
import { languages } from "../languages/language.ts";

const id = z.uuid();

/** Every mail there is: what its outbox row carries. Ids only where the world can be read again at sending. */
export const mailPayloads = {
  sign_in_code: z.object({ codeId: id, code: z.string(), language: z.enum(languages) }),
  member_invited: z.object({ invitationId: id, language: z.enum(languages) }),
  /** To the old address, which stands nowhere else any more, and to the new one. */
  email_changed: z.object({
    personId: id,
    to: z.string(),
    isOwn: z.boolean(),
    language: z.enum(languages),
    /** Of the link in it that undoes the change. */
    undoToken: z.string().optional(),
  }),
  /** `more`: what was decided for the same reader shortly after, before this was sent. */
  event_decided: z.object({ reviewId: id, more: z.array(id).optional() }),
  organisation_decided: z.object({ decisionId: id }),
  /** `toId`: a coordinator; without one it is for the organiser. */
  comment_written: z.object({ messageId: id, toId: id.nullable() }),
  coordinator_invited: z.object({ personId: id }),
  second_factor_reset: z.object({ personId: id, toId: id }),
  deputy_named: z.object({ absentId: id, deputyId: id }),
  report_received: z.object({ reportId: id, toId: id }),
  report_answered: z.object({ reportId: id }),
  /** To who holds a seat of something hidden: what the coordinator chose to say; without words, that it is off. */
  hidden_notice: z.object({ pageId: id, dateId: id, words: z.string().nullable() }),
  confirm_email: z.object({ pageId: id }),
  /** Names the newest of the pages whose addresses it says. */
  lost_link: z.object({ pageId: id }),
  sign_up_confirmed: z.object({ signUpId: id }),
  sign_up_waitlisted: z.object({ signUpId: id }),
  seats_offered: z.object({ signUpId: id }),
  sign_up_released: z.object({ signUpId: id }),
  /** For the beginning as it was when the mail was written: moved meanwhile, it is not the one to remind of. */
  reminder: z.object({ signUpId: id, startsAtLocal: z.string() }),
  /** With what the person knew before; null when that is not sure. */
  session_changed: z.object({
    signUpId: id,
    /** Of a session without a sign-up of its own: the sign-up is then one for its date. */
    sessionId: id.optional(),
    told: z.object({ startsAtLocal: z.string(), endsAtLocal: z.string(), room: z.string().nullable() }).nullable(),
  }),
  attendee_message: z.object({ messageId: id, pageId: id }),
  digest_confirm: z.object({ digestId: id }),
  /** What was approved since is new to the reader. */
  digest: z.object({ digestId: id, newsSince: z.number() }),
  daily_summary: z.object({ eventId: id, since: z.number(), until: z.number() }),
  still_on: z.object({ dateId: id, startsAtLocal: z.string() }),
  /**
   * `startedAtUtc`: as it was before; null where the wall clock does not exist any more. `isCorrection`: the zone of its city was
   * wrong, and not the zone data old.
   */
  zone_data_changed: z.object({
    dateId: id,
    startsAtLocal: z.string(),
    startedAtUtc: z.number().nullable(),
    isCorrection: z.boolean().optional(),
  }),
  report_request: z.object({ eventId: id }),
  review_digest: z.object({ personId: id }),
  escalated: z.object({ personId: id, key: z.string() }),
  co_host_invited: z.object({ eventId: id, organisationId: id }),
  co_host_requested: z.object({ eventId: id, organisationId: id }),
  /** With what the person knew before: the only thing that cannot be read again. Null when that is not sure. */
  date_changed: z.object({
    pageId: id,
    dateId: id,
    told: z
      .object({
        status: z.enum(dateStatuses),
        startsAtLocal: z.string(),
        endsAtLocal: z.string(),
        placeMark: z.string(),
        attendance: z.enum(attendances).optional(),
        startsAtUtc: z.number().optional(),
      })
      .nullable(),
  }),
} as const;

export type MailKind = keyof typeof mailPayloads;
export type MailPayload<K extends MailKind> = z.infer<(typeof mailPayloads)[K]>;

/** Codes and what somebody waits for first, then what has changed, then news; digests last (OUT-06). */
export const mailPriority: Readonly<Record<MailKind, number>> = {
  sign_in_code: 0,
  confirm_email: 1,
  lost_link: 1,
  digest_confirm: 1,
  email_changed: 1,
  second_factor_reset: 1,
  hidden_notice: 1,
  coordinator_invited: 2,
  deputy_named: 2,
  member_invited: 2,
  sign_up_confirmed: 2,
  date_changed: 1,
  session_changed: 1,
  seats_offered: 1,
  sign_up_waitlisted: 2,
  sign_up_released: 2,
  reminder: 2,
  attendee_message: 3,
  escalated: 4,
  still_on: 4,
  zone_data_changed: 3,
  report_request: 5,
  daily_summary: 5,
  review_digest: 5,
  digest: 6,
  event_decided: 3,
  organisation_decided: 3,
  comment_written: 3,
  report_received: 3,
  report_answered: 3,
  co_host_invited: 4,
  co_host_requested: 4,
};

/** What Message-IDs begin with: mails that were sent under an older kind keep their thread. */
const messageIdNames: Partial<Record<MailKind, string>> = {
  sign_up_confirmed: "seat_confirmed",
  sign_up_waitlisted: "seat_waiting",
  seats_offered: "seat_offered",
  sign_up_released: "seat_released",
  confirm_email: "confirm_address",
  comment_written: "message_written",
  attendee_message: "participant_message",
  hidden_notice: "hidden_told",
  daily_summary: "sign_up_sum",
  review_digest: "waiting_digest",
  co_host_invited: "co_organiser_invited",
  co_host_requested: "co_organiser_requested",
  second_factor_reset: "factor_reset",
};

/** The first part of the Message-ID of a mail (RFC 5322 3.6.4). @param kind a mail kind, as the outbox row has it */
export const messageIdName = (kind: string): string =>
  (isMailKind(kind) ? (messageIdNames[kind] ?? kind) : kind).replaceAll("_", "-");

/** Up to here somebody waits for it: it is not held back for what went to the same domain in the last minute. */
export const urgentPriority = 1;

/** Mail that whoever holds the address has just asked for: it is tried although the address took none before. */
const requestedByRecipient: ReadonlySet<string> = new Set<MailKind>([
  "sign_in_code",
  "confirm_email",
  "digest_confirm",
  "lost_link",
]);
export const isRequestedByRecipient = (kind: string): boolean => requestedByRecipient.has(kind);

/** Names what a mail is about, so that it can be taken back together with it. */
export const mailSubject = (
  kind: "code" | "digest" | "event" | "invitation" | "organisation" | "page" | "person" | "report",
  id: string,
): string => `${kind}:${id}`;

export function isMailKind(kind: string): kind is MailKind {
  return Object.hasOwn(mailPayloads, kind);
}
