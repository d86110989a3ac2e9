import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deletePictures, findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision, updateRevision } from "#db/queries/revisions.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import type { Context } from "../context.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Withdraw the proposed changes of an event, texts and picture; public content stays. Withdrawing twice has no further
 * effect.
 * @throws NotFound for an actor who may not edit the event
 */
export function withdrawProposal(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const open = findProposedRevision(tx, event.id);
    const { proposed } = findPicturesOf(tx, event.id);
    if (!open && !proposed) return;
    if (open) updateRevision(tx, open.id, { state: "withdrawn", decidedAt: ctx.now });
    // A sweep deletes its files.
    if (proposed) deletePictures(writableOf(tx), event, [proposed.id]);
    const fields = [...Object.keys(open?.fields ?? {}), ...(proposed ? ["picture"] : [])];
    recordAudit(tx, ctx, {
      action: "event.withdraw-proposal",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: fields.map((field) => field.split(".")[0] ?? ""),
      oldState: "proposed",
      newState: "withdrawn",
    });
  });
}
