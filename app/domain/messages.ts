import { z } from "zod";
import { lifeStates } from "./events/event.ts";
import { languages } from "./languages/language.ts";

const id = z.uuid();

/** Every mail there is: what its outbox row carries. Ids only where the world can be read again at sending. */
export const mailPayloads = {
  sign_in_code: z.object({ codeId: id, code: z.string(), language: z.enum(languages) }),
  member_invited: z.object({ invitationId: id, language: z.enum(languages) }),
  /** To the old address, which stands nowhere else any more, and to the new one. */
  email_changed: z.object({ personId: id, to: z.string(), isOwn: z.boolean(), language: z.enum(languages) }),
  event_decided: z.object({ reviewId: id }),
  confirm_address: z.object({ pageId: id }),
  seat_confirmed: z.object({ signUpId: id }),
  co_organiser_invited: z.object({ eventId: id, organisationId: id }),
  co_organiser_requested: z.object({ eventId: id, organisationId: id }),
  /** With what the person knew before: the only thing that cannot be read again. Null when that is not sure. */
  date_changed: z.object({
    pageId: id,
    dateId: id,
    told: z
      .object({
        status: z.enum(lifeStates),
        startsAtLocal: z.string(),
        endsAtLocal: z.string(),
        placeMark: z.string(),
      })
      .nullable(),
  }),
} as const;

export type MailKind = keyof typeof mailPayloads;
export type MailPayload<K extends MailKind> = z.infer<(typeof mailPayloads)[K]>;

/** Codes first: a person waits for them. */
export const mailPriority: Readonly<Record<MailKind, number>> = {
  sign_in_code: 0,
  confirm_address: 1,
  email_changed: 1,
  member_invited: 2,
  seat_confirmed: 2,
  date_changed: 2,
  event_decided: 3,
  co_organiser_invited: 4,
  co_organiser_requested: 4,
};

/** Names what a mail is about, so that it can be taken back together with it. */
export const mailSubject = (kind: "code" | "event" | "invitation" | "page" | "person", id: string): string =>
  `${kind}:${id}`;

export function isMailKind(kind: string): kind is MailKind {
  return Object.hasOwn(mailPayloads, kind);
}
