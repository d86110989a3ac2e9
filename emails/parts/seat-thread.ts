import { mailKey } from "#app/domain/model/mail-key.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { PreparedMail } from "../mail-model.ts";

/**
 * The thread of the mail with the seat, so that a mailbox shows together what belongs together (MAIL-07). Whoever has another
 * address than at first got that mail anew there, under a key with the time of the change, or has signed up since.
 */
export const seatThread = (
  page: { emailGivenAt: Instant | null },
  signUpId: string,
): NonNullable<PreparedMail["repliesTo"]> => ({
  keys: [
    ...(page.emailGivenAt === null ? [] : [mailKey("sign_up_confirmed", [signUpId, page.emailGivenAt])]),
    mailKey("sign_up_confirmed", [signUpId]),
  ],
  since: page.emailGivenAt,
});
