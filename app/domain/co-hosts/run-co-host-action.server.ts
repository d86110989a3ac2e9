import type { z } from "zod";
import type { Context } from "../context.ts";
import { answerRequest } from "./answer-co-host-request.server.ts";
import { inviteCoHost } from "./invite-co-host.server.ts";
import type { partnerForm } from "./co-host-form.ts";
import { removeCoHost } from "./remove-co-host.server.ts";

/**
 * Run the action chosen on the page of the co-hosts: invite, remove, or answer a request.
 * @throws NotFound for an actor who may not edit the event; Conflict; Invalid `organisationId`
 */
export function runCoHostAction(ctx: Context, input: z.output<typeof partnerForm> & { eventId: string }): void {
  const { intent, eventId, organisationId } = input;
  if (intent === "invite") inviteCoHost(ctx, { eventId, organisationId });
  else if (intent === "remove") removeCoHost(ctx, { eventId, organisationId });
  else answerRequest(ctx, { eventId, organisationId, answer: intent === "accept" ? "accepted" : "declined" });
}
