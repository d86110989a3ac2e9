import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { type FoundEvent, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { proposeCoHosts } from "./propose-co-hosts.server.ts";

/**
 * What follows when the standing of an organisation at an event changes: it counts now, for the public too, or it waits for
 * a coordinator. To be called in the transaction of the change, after it.
 */
export function applyCoHostChange(
  tx: Database,
  ctx: Context,
  change: {
    event: FoundEvent;
    organisationId: string;
    /** Whether it shall organise the event from now on. */
    isWanted: boolean;
    /** Whether the public may see a difference now. */
    isShown: boolean;
    action: string;
    oldState: string;
    newState: string;
  },
): void {
  const { event, organisationId, isWanted, isShown, action, oldState, newState } = change;
  proposeCoHosts(tx, ctx, { eventId: event.id, organisationId, isWanted });
  if (isShown) {
    touchEvent(tx, event.id, ctx.now);
    if (event.review === "approved") raiseProgrammeVersion(tx);
  }
  recordAudit(tx, ctx, {
    action,
    subjectKind: "event",
    subjectId: event.id,
    cityId: event.cityId,
    fields: ["organisations"],
    oldState,
    newState,
  });
}
