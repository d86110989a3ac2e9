import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { z } from "zod";

/** Mail to a coordinator: a review item has been escalated to them. */
export const escalated = mailKind({
  name: "escalated",
  payload: z.object({
    personId: z.uuid(),
    /** Key of the review item. */
    key: z.string(),
  }),
  priority: 4,
  key: mailKey<[itemKey: string, since: Instant, level: string, accountId: string]>("escalated"),
});
