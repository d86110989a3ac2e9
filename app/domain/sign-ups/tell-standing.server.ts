import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { mailSubject } from "../messages.ts";
import type { Instant } from "../time/zoned-time.ts";
import type { SignUpState } from "./sign-up.ts";

const mails = {
  confirmed: { kind: "seat_confirmed", key: "seat" },
  waiting: { kind: "seat_waiting", key: "waiting" },
  offered: { kind: "seat_offered", key: "offer" },
} as const;

/** Has the owner of a confirmed address hear how a sign-up stands, each standing once; one that is no more says nothing. */
export function tellStanding(
  tx: Database,
  now: Instant,
  { signUpId, pageId, state }: { signUpId: string; pageId: string; state: SignUpState },
): void {
  if (state === "cancelled") return;
  const { kind, key } = mails[state];
  enqueueMail(tx, {
    kind,
    payload: { signUpId },
    dedupeKey: `${key}:${signUpId}`,
    subject: mailSubject("page", pageId),
    now,
  });
}
