import { writeTransaction } from "#db/client.server.ts";
import { findCoHost, setCoHost } from "#db/queries/co-hosts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * The lead answers an organisation that would like to organise its event together. Who organises a public event is
 * content: an acceptance waits for a coordinator, unless the lead is trusted.
 * @throws NotFound for a stranger, and when nobody asked; Conflict once the event was refused or hidden
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
