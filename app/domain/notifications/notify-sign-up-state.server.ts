import { seatsOffered } from "#emails/seats-offered/mail.ts";
import { signUpConfirmed } from "#emails/sign-up-confirmed/mail.ts";
import { signUpWaitlisted } from "#emails/sign-up-waitlisted/mail.ts";
import type { Database } from "#db/client.server.ts";
import { countMailsAbout } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { mailSubject } from "../model/mail.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";
import { type SignUpState, maxSignUpMailsPerDay } from "../model/sign-up.ts";

const mails = {
  confirmed: signUpConfirmed,
  waiting: signUpWaitlisted,
  offered: seatsOffered,
} as const;

const kinds = Object.values(mails).map(({ name }) => name);

/**
 * Queue the mail about the state of a sign-up, once for each state. After `maxSignUpMailsPerDay` mails in 24 hours,
 * only offers are mailed: the attendee page shows the state.
 * @param status `addressSince`: UTC, when the page got another address, whose owner has had no mail yet
 */
export function notifySignUpState(
  tx: Database,
  now: Instant,
  status: { signUpId: string; pageId: string; state: SignUpState; addressSince?: Instant | null },
): void {
  const { signUpId, pageId, state, addressSince } = status;
  // The address of a provisional sign-up is not confirmed.
  if (state === "cancelled" || state === "provisional") return;
  const subject = mailSubject("page", pageId);
  // Offers expire, so they are mailed whatever the limit.
  const isMany = countMailsAbout(tx, { kinds, subject, since: plus(now, -days(1)) }) >= maxSignUpMailsPerDay;
  if (isMany && state !== "offered") return;
  const kind = mails[state];
  enqueueMail(tx, kind, {
    payload: { signUpId },
    dedupeKey: kind.key(signUpId, addressSince),
    subject,
    now,
  });
}
