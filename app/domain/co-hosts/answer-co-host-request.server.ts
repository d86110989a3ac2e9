import { writeTransaction } from "#db/client.server.ts";
import { findCoHost, setCoHost } from "#db/queries/co-hosts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * Accept or decline, as the lead, the request of an organisation to co-host an event. For an approved event, an
 * acceptance waits for a coordinator, unless the lead is trusted.
 * @throws NotFound for an actor who may not edit the event, and without a request; Conflict when the event was refused
 * or hidden
 */
export function answerRequest(
  ctx: Context,
  input: { eventId: string; organisationId: string; answer: "accepted" | "declined" },
): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const request = findCoHost(tx, event.id, input.organisationId);
    if (request?.state !== "requested") throw new NotFound("request");
    const isWanted = input.answer === "accepted";
    const isNow = contentOutcome(tx, ctx.actor, event) === "applied" || !isWanted;
    applyCoHostChange(tx, ctx, {
      event,
      organisationId: input.organisationId,
      isWanted,
      isShown: isNow && isWanted,
      write: (writable) => {
        if (isNow) setCoHost(writable, { ...request, state: input.answer });
      },
      action: isNow ? "event.answer-request" : "event.propose",
      oldState: request.state,
      newState: isNow ? input.answer : request.state,
    });
  });
}
