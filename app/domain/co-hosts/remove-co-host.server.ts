import { writeTransaction } from "#db/client.server.ts";
import { deleteCoHost, findCoHost } from "#db/queries/co-hosts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * The lead takes an invitation back, or no longer organises its event with somebody. The second is content: of an approved
 * event it waits for a coordinator, unless the lead is trusted.
 * @throws NotFound for a stranger, and for an organisation that has nothing to do with the event; Conflict once the event
 * was refused or hidden
 */
export function removeCoHost(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const row = findCoHost(tx, event.id, input.organisationId);
    // Whoever asks gets an answer, and is not simply forgotten.
    if (!row || row.state === "requested") throw new NotFound("organisation");
    const isNow = contentOutcome(tx, ctx.actor, event) === "applied" || row.state !== "accepted";
    applyCoHostChange(tx, ctx, {
      event,
      organisationId: input.organisationId,
      isWanted: false,
      isShown: isNow && row.state === "accepted",
      write: (writable) => {
        if (isNow) deleteCoHost(writable, event.id, input.organisationId);
      },
      action: isNow ? "event.remove-organiser" : "event.propose",
      oldState: row.state,
      newState: isNow ? "removed" : row.state,
    });
  });
}
