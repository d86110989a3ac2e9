import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to an attendee on the waitlist. */
export const signUpWaitlisted = mailKind({
  name: "sign_up_waitlisted",
  payload: z.object({ signUpId: z.uuid() }),
  priority: 2,
  key: mailKey<[signUpId: string, addressSince?: Instant | null]>("waiting"),
  messageIdName: "seat-waiting",
});
