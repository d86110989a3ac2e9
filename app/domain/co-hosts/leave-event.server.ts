import { writeTransaction } from "#db/client.server.ts";
import { findCoHost, setCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { applyCoHostChange } from "./apply-co-host-change.server.ts";

/**
 * End the co-hosting of an event at once: no organisation is named against its will.
 * @throws NotFound unless the actor is a member of an accepted co-host
 */
export function leaveEvent(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const row = findCoHost(tx, input.eventId, input.organisationId);
    const event = findEvent(tx, input.eventId);
    const isPart = row?.state === "accepted" && can(ctx.actor, "organisation:post", input);
    if (!row || !event || !isPart) throw new NotFound("event");
    applyCoHostChange(tx, ctx, {
      event,
      organisationId: input.organisationId,
      isWanted: false,
      isShown: true,
      write: (writable) => setCoHost(writable, { ...row, state: "declined" }),
      action: "event.leave",
      oldState: "accepted",
      newState: "declined",
    });
  });
}
