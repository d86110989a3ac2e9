import { z } from "zod";
import { faultText } from "../fault-text.ts";

const organisationId = z.string({ error: faultText("choose") });
const choose = { error: faultText("choose") };

/** Form of the lead for the co-hosts of an event. */
export const partnerForm = z.object({
  intent: z.enum(["invite", "remove", "accept", "decline"], choose),
  organisationId,
});
/** Form to answer an invitation to co-host an event. */
export const invitationForm = z.object({
  intent: z.enum(["accept", "decline"], choose),
  eventId: z.string(choose),
  organisationId,
});
/** Form to end the co-hosting of an event. */
export const leaveForm = z.object({ intent: z.literal("leave", choose), organisationId });
/** Form to ask to co-host another event. */
export const coHostRequestForm = z.object({ otherEventId: z.string(choose) });
