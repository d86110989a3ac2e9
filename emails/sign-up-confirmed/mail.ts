import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to an attendee who has a seat, with the date for their calendar. */
export const signUpConfirmed = mailKind({
  name: "sign_up_confirmed",
  payload: z.object({ signUpId: z.uuid() }),
  priority: 2,
  key: mailKey<[signUpId: string, addressSince?: Instant | null]>("seat"),
  messageIdName: "seat-confirmed",
});
