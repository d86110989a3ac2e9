import { writeTransaction } from "#db/client.server.ts";
import { deleteCoHost, findCoHost } from "#db/queries/co-hosts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * Withdraw an invitation, or end the co-hosting of an organisation, as the lead. Ending it for an approved event waits
 * for a coordinator, unless the lead is trusted.
 * @throws NotFound for an actor who may not edit the event, for an organisation unrelated to the event and for one with
 * an open request; Conflict when the event was refused or hidden
 */
export function removeCoHost(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const row = findCoHost(tx, event.id, input.organisationId);
    // An open request is answered, not removed.
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
