import type { AccountContext } from "#app/auth/require-account.server.ts";
import { changeMemberRole } from "#app/domain/organisations/change-member-role.server.ts";
import { handOverOrganisation } from "#app/domain/organisations/hand-over-organisation.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import type { organisationForm } from "#app/domain/organisations/organisation-form.ts";
import { proposeWelcomes } from "#app/domain/organisations/propose-welcomes.server.ts";
import { removeMember } from "#app/domain/organisations/remove-member.server.ts";
import { setCityPlaceLevel } from "#app/domain/organisations/set-city-place-level.server.ts";
import { withdrawInvitation } from "#app/domain/organisations/withdraw-invitation.server.ts";
import type { z } from "zod";

type Form = z.output<typeof organisationForm>;

/**
 * Run the verb of the pressed button.
 * @returns "left" if the actor cannot see the page any more
 */
export function runIntent(ctx: AccountContext, organisationId: string, form: Form): "stayed" | "left" {
  const { accountId } = ctx.actor;
  switch (form.intent) {
    case "invite":
      inviteMember(ctx, { organisationId, ...form });
      break;
    case "withdraw":
      withdrawInvitation(ctx, { organisationId, ...form });
      break;
    case "role":
      changeMemberRole(ctx, { organisationId, ...form });
      break;
    case "handOver":
      handOverOrganisation(ctx, { organisationId, ...form });
      break;
    case "placeLevel":
      setCityPlaceLevel(ctx, { organisationId, ...form });
      break;
    case "welcome":
      proposeWelcomes(ctx, { organisationId, ...form });
      break;
    case "remove":
      removeMember(ctx, { organisationId, ...form });
      return form.accountId === accountId ? "left" : "stayed";
    case "leave":
      removeMember(ctx, { organisationId, accountId });
      return "left";
  }
  return "stayed";
}
