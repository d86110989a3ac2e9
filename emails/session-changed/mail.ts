import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to an attendee of a session whose time or room has changed. */
export const sessionChanged = mailKind({
  name: "session_changed",
  payload: z.object({
    signUpId: z.uuid(),
    /** Id of a session of the date signed up for, when the session has no sign-up itself. */
    sessionId: z.uuid().optional(),
    /** The reader's last known state; null when a mail about it may or may not have arrived. */
    told: z.object({ startsAtLocal: z.string(), endsAtLocal: z.string(), room: z.string().nullable() }).nullable(),
  }),
  priority: 1,
  key: mailKey<[signUpId: string, sequence: number] | [signUpId: string, sessionId: string, sequence: number]>(
    "session",
  ),
});
