import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { insertNote } from "#db/queries/review-notes.server.ts";
import { randomUUID } from "node:crypto";
import { accountIdOf, type Context } from "../context.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { type ClaimableKind, noteLimit } from "../model/review-item.ts";
import { requireOrganisationInScope } from "../organisations/require-organisation-in-scope.server.ts";

/**
 * Write a note for the other coordinators about an event or an organisation. Organisers never read it.
 * @throws NotFound outside the actor's scopes, and for drafts; Invalid `text` when it is empty or too long
 */
export function writeNote(ctx: Context, input: { about: { kind: ClaimableKind; id: string }; text: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { kind, id } = input.about;
    const { cityId } = kind === "event" ? requireReviewable(tx, ctx, id) : requireOrganisationInScope(tx, ctx, id);
    insertNote(tx, {
      id: randomUUID(),
      eventId: kind === "event" ? id : null,
      organisationId: kind === "organisation" ? id : null,
      accountId: accountIdOf(ctx.actor),
      text: parseRequiredText(input.text, { field: "text", max: noteLimit }),
      at: ctx.now,
    });
    recordAudit(tx, ctx, { action: "review.note", subjectKind: kind, subjectId: id, cityId });
  });
}
