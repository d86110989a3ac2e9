import type { Database, Writable } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import type { Context } from "../context.ts";
import { proposeCoHosts } from "./propose-co-hosts.server.ts";

/**
 * Add or remove a co-host, at once and for the public too, or as a proposal to a coordinator. A decision of a trusted
 * lead counts at once and is reviewed afterwards.
 */
export function applyCoHostChange(
  tx: Database,
  ctx: Context,
  change: {
    event: FoundEvent;
    organisationId: string;
    /** True to add the organisation, false to remove it. */
    isWanted: boolean;
    /** True when the public may see a difference at once. */
    isShown: boolean;
    /** Writes what changes at once; nothing for a proposal. */
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
    // Keep the open proposal in line with the present co-hosts.
    proposeCoHosts(tx, ctx, { eventId: event.id, organisationId, isWanted });
  };
  if (isShown) {
    // Leaving needs no review, and without a trusted lead the co-hosts were reviewed with the event.
    const isToRead = action !== "event.leave" && isTrustedOrganisation(tx, event.leadOrganisationId);
    recordChange(tx, ctx, { event, audit: [entry], urgent: isToRead ? "co_host" : null }, write);
    return;
  }
  write(writableOf(tx));
  recordAudit(tx, ctx, { ...entry, subjectKind: "event", subjectId: event.id, cityId: event.cityId });
}
