import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Weekly mail with the programme by a saved filter. */
export const digest = mailKind({
  name: "digest",
  payload: z.object({
    digestId: z.uuid(),
    /** UTC; events approved after it are new to the reader. */
    newsSince: z.number(),
  }),
  priority: 6,
  key: mailKey<[digestId: string, monday: string]>("digest"),
});
