import type { Database } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";

/** Return the ids of the organisations that the open proposal would add to and remove from an event. */
export function readProposedOrganisers(db: Database, eventId: string): { added: string[]; removed: string[] } {
  const change = findProposedRevision(db, eventId)?.fields["coOrganisers"];
  const [before, after] = [idsOf(change?.before), idsOf(change?.after)];
  return {
    added: after.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !after.includes(id)),
  };
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : [];

/**
 * Propose to add or remove a co-host, or drop such a proposal when it would change nothing. Other proposed changes of
 * co-hosts are kept. Call it in the transaction of the change.
 */
export function proposeCoHosts(
  tx: Database,
  ctx: Context,
  wish: { eventId: string; organisationId: string; isWanted: boolean },
): void {
  const now = listAcceptedIds(tx, wish.eventId);
  const open = readProposedOrganisers(tx, wish.eventId);
  const others = (ids: readonly string[]) => ids.filter((id) => id !== wish.organisationId);
  const added = [...others(open.added), ...(wish.isWanted ? [wish.organisationId] : [])];
  const removed = [...others(open.removed), ...(wish.isWanted ? [] : [wish.organisationId])];
  const kept = now.filter((id) => !removed.includes(id));
  const after = [...kept, ...added.filter((id) => !now.includes(id))];
  const isSame = kept.length === now.length && after.length === now.length;
  proposeRevision(tx, ctx, {
    eventId: wish.eventId,
    fields: isSame ? {} : { coOrganisers: { before: now, after } },
    isReplaced: (field) => field === "coOrganisers",
  });
}
