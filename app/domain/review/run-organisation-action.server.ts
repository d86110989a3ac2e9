import type { z } from "zod";
import type { Context } from "../context.ts";
import { writeNote } from "./write-note.server.ts";
import { claimItem } from "./claim-item.server.ts";
import { writeComment } from "../comments/write-comment.server.ts";
import { decideOrganisation } from "../organisations/decide-organisation.server.ts";
import { inviteOwner } from "../organisations/invite-owner.server.ts";
import type { organisationReviewForm } from "./organisation-review-form.ts";

/**
 * Run the action of a form on a coordinator's page of an organisation.
 * @returns `isDecided`: true when the coordinator continues with the next item
 * @throws the errors of the verb that the form calls
 */
export function runOrganisationAction(
  ctx: Context,
  organisationId: string,
  form: z.output<typeof organisationReviewForm>,
): { isDecided: boolean } {
  switch (form.intent) {
    case "decide":
      decideOrganisation(ctx, { ...form, organisationId });
      return { isDecided: true };
    case "inviteOwner":
      inviteOwner(ctx, { organisationId, email: form.email });
      return { isDecided: false };
    case "write":
      writeComment(ctx, { about: { kind: "organisation", id: organisationId }, side: "coordinator", text: form.text });
      return { isDecided: false };
    case "note":
      writeNote(ctx, { about: { kind: "organisation", id: organisationId }, text: form.text });
      return { isDecided: false };
    default:
      claimItem(ctx, { kind: "organisation", id: organisationId, isClaimed: form.intent === "take" });
      return { isDecided: false };
  }
}
