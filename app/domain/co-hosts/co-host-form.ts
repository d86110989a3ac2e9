import { z } from "zod";
import { faultText } from "../fault-text.ts";

const organisationId = z.string({ error: faultText("choose") });
const choose = { error: faultText("choose") };

/** Form of the lead for the co-hosts of an event, and for those who ask to co-host it. */
export const partnerForm = z.object({
  intent: z.enum(["invite", "remove", "accept", "decline"], choose),
  organisationId,
});
export const invitationForm = z.object({
  intent: z.enum(["accept", "decline"], choose),
  eventId: z.string(choose),
  organisationId,
});
export const leaveForm = z.object({ intent: z.literal("leave", choose), organisationId });
export const coHostRequestForm = z.object({ otherEventId: z.string(choose) });
