import { z } from "zod";
import { faultText } from "../fault-text.ts";

const organisationId = z.string({ error: faultText("choose") });
const choose = { error: faultText("choose") };

/** What the lead does about those it organises an event with. */
export const partnerForm = z.object({
  intent: z.enum(["invite", "remove", "accept", "decline"], choose),
  organisationId,
});
/** What an organisation answers that was asked. */
export const invitationForm = z.object({
  intent: z.enum(["accept", "decline"], choose),
  eventId: z.string(choose),
  organisationId,
});
/** That an organisation no longer organises an event together. */
export const leaveForm = z.object({ intent: z.literal("leave", choose), organisationId });
/** Which other event one would rather organise together. */
export const coHostRequestForm = z.object({ otherEventId: z.string(choose) });
