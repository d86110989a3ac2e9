import { mailKey, mailKind } from "#app/domain/model/mail.ts";
import { z } from "zod";

/** Mail to the organiser: a coordinator decided on an event, or on several. */
export const eventDecided = mailKind({
  name: "event_decided",
  payload: z.object({
    reviewId: z.uuid(),
    /** Ids of further reviews decided for the same reader before this mail was sent. */
    more: z.array(z.uuid()).optional(),
  }),
  priority: 3,
  key: mailKey<[reviewId: string]>("decided"),
});
