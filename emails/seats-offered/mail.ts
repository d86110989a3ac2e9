import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to an attendee for whom seats are kept until a deadline. */
export const seatsOffered = mailKind({
  name: "seats_offered",
  payload: z.object({ signUpId: z.uuid() }),
  priority: 1,
  key: mailKey<[signUpId: string, addressSince?: Instant | null]>("offer"),
  messageIdName: "seat-offered",
});
