import type { z } from "zod";
import type { Context } from "../context.ts";
import { answerRequest } from "./answer-co-host-request.server.ts";
import { inviteCoHost } from "./invite-co-host.server.ts";
import type { partnerForm } from "./co-host-form.ts";
import { removeCoHost } from "./remove-co-host.server.ts";

/**
 * What the lead does on the page of its partners: ask somebody, part with somebody, answer somebody who asks.
 * @throws NotFound for a stranger; Conflict; Invalid `organisationId`
 */
export function runCoHostAction(ctx: Context, input: z.output<typeof partnerForm> & { eventId: string }): void {
  const { intent, eventId, organisationId } = input;
  if (intent === "invite") inviteCoHost(ctx, { eventId, organisationId });
  else if (intent === "remove") removeCoHost(ctx, { eventId, organisationId });
  else answerRequest(ctx, { eventId, organisationId, answer: intent === "accept" ? "accepted" : "declined" });
}
