import type { Database } from "#db/client.server.ts";
import { countMailsAbout, enqueueMail } from "#db/queries/outbox.server.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";
import { type SignUpState, maxSignUpMailsPerDay } from "../model/sign-up.ts";

const mails = {
  confirmed: "sign_up_confirmed",
  waiting: "sign_up_waitlisted",
  offered: "seats_offered",
} as const;

const kinds = Object.values(mails);

/**
 * Has the owner of a confirmed address hear how a sign-up stands, each status once; one that is no more says nothing, nor
 * does one that changes all day long: the page says how it is.
 * @param status `addressSince`: when the page got another address, whose owner has not heard of anything yet
 */
export function notifySignUpState(
  tx: Database,
  now: Instant,
  status: { signUpId: string; pageId: string; state: SignUpState; addressSince?: Instant | null },
): void {
  const { signUpId, pageId, state, addressSince } = status;
  // A provisional one is nobody's whom we may write to yet.
  if (state === "cancelled" || state === "provisional") return;
  const subject = mailSubject("page", pageId);
  // An offer runs out: it is always told.
  const isMany = countMailsAbout(tx, { kinds, subject, since: plus(now, -days(1)) }) >= maxSignUpMailsPerDay;
  if (isMany && state !== "offered") return;
  const kind = mails[state];
  enqueueMail(tx, {
    kind,
    payload: { signUpId },
    dedupeKey: mailKey(kind, [signUpId, addressSince ?? null]),
    subject,
    now,
  });
}
