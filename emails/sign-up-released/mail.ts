import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an attendee whose sign-up the organiser has ended. */
export const signUpReleased = mailKind({
  name: "sign_up_released",
  payload: z.object({ signUpId: z.uuid() }),
  priority: 2,
  key: mailKey<[signUpId: string]>("released"),
  messageIdName: "seat-released",
});
