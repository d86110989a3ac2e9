import type { Database, Writable } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import type { Context } from "../context.ts";
import { proposeCoHosts } from "./propose-co-hosts.server.ts";

/**
 * Change whether an organisation organises an event: it counts now, for the public too, or it waits for a coordinator. What
 * a trusted lead decides counts at once, and is looked at afterwards.
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
    /** Writes what changes now; nothing where it waits. */
    write: (tx: Writable) => void;
    action: string;
    oldState: string;
    newState: string;
  },
): void {
  const { event, organisationId, isWanted, isShown, action, oldState, newState } = change;
  const entry = { action, fields: ["organisations"], oldState, newState };
  const write = (writable: Writable) => {
    change.write(writable);
    // What waits is set on the organisers of now.
    proposeCoHosts(tx, ctx, { eventId: event.id, organisationId, isWanted });
  };
  if (isShown) {
    // Whoever leaves is asked by nobody, and others were read with the event.
    const isToRead = action !== "event.leave" && isTrustedOrganisation(tx, event.leadOrganisationId);
    recordChange(tx, ctx, { event, audit: [entry], urgent: isToRead ? "co_host" : null }, write);
    return;
  }
  write(writableOf(tx));
  recordAudit(tx, ctx, { ...entry, subjectKind: "event", subjectId: event.id, cityId: event.cityId });
}
