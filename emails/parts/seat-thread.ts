import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Prepared } from "../prepared-mail.ts";
import { signUpConfirmed } from "../sign-up-confirmed/mail.ts";

/**
 * Return the keys of the mail that confirmed a seat, for replies to it (MAIL-07). After a change of address that mail was
 * sent again, under a key with the time of the change.
 */
export const seatThread = (
  page: { emailGivenAt: Instant | null },
  signUpId: string,
): NonNullable<Prepared<unknown>["repliesTo"]> => ({
  keys: [
    ...(page.emailGivenAt === null ? [] : [signUpConfirmed.key(signUpId, page.emailGivenAt)]),
    signUpConfirmed.key(signUpId),
  ],
  since: page.emailGivenAt,
});
