import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findProposedRevision, updateRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Takes back what waits for a coordinator; what is public stays. Twice is the same as once.
 * @throws NotFound for a stranger
 */
export function withdrawProposal(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const open = findProposedRevision(tx, event.id);
    if (!open) return;
    updateRevision(tx, open.id, { state: "withdrawn", decidedAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "event.withdraw-proposal",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: Object.keys(open.fields).map((field) => field.split(".")[0] ?? ""),
      oldState: "proposed",
      newState: "withdrawn",
    });
  });
}
