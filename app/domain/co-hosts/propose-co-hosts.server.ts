import type { Database } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";

/** Who would join and who would leave an event if what waits were accepted. */
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
 * Proposes that an organisation is, or is no longer, one of those who organise an event; or takes note that it already is
 * so. What else waits is set on the organisers of now. To be called in the transaction of the change.
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
