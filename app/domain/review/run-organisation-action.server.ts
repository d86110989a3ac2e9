import type { z } from "zod";
import type { Context } from "../context.ts";
import { claimItem } from "./claim-item.server.ts";
import { writeComment } from "../comments/write-comment.server.ts";
import { decideOrganisation } from "../organisations/decide-organisation.server.ts";
import { inviteOwner } from "../organisations/invite-owner.server.ts";
import type { organisationReviewForm } from "./organisation-review-form.ts";

/**
 * What a coordinator's page of an organisation asks for.
 * @returns whether the coordinator goes on with the next thing
 * @throws whatever the verb of that form throws
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
    default:
      claimItem(ctx, { kind: "organisation", id: organisationId, isClaimed: form.intent === "take" });
      return { isDecided: false };
  }
}
