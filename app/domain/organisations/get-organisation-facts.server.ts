import { listInvitations, listMembers } from "#db/queries/members.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findInScopes } from "#db/queries/scoped-organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { publicNameOf } from "./organisation.ts";

/**
 * An organisation as a coordinator checks it. Of its members only their number: who they are is their own affair.
 * @throws NotFound outside the actor's scopes
 */
export function getOrganisationFacts(ctx: Context, organisationId: string) {
  const scopes = ctx.actor.kind === "person" ? ctx.actor.scopes : [];
  const shown = findInScopes(ctx.db, ctx.language, scopes, organisationId);
  const organisation = shown && findOrganisation(ctx.db, organisationId);
  if (!shown || !organisation) throw new NotFound("organisation");
  const members = listMembers(ctx.db, organisationId);
  const voucher = organisation.vouchedById === null ? null : findOrganisation(ctx.db, organisation.vouchedById);
  const hasOwner = members.some((member) => member.role === "owner");
  return {
    id: organisation.id,
    name: organisation.name,
    alias: organisation.alias,
    kind: organisation.kind,
    state: organisation.state,
    contactEmail: organisation.contactEmail,
    proof: organisation.proof,
    city: { id: shown.cityId, name: shown.cityName, countryCode: shown.countryCode, state: shown.cityState },
    voucher: voucher && publicNameOf(voucher),
    memberCount: members.length,
    hasOwner,
    mayVerify:
      organisation.state === "pending" &&
      organisation.cityState === "listed" &&
      can(ctx.actor, "organisation:verify", organisation),
    mayConfirmCity: organisation.cityState === "proposed" && can(ctx.actor, "city:confirm", organisation),
    invitedOwners: hasOwner ? [] : ownersInvited(ctx, organisationId),
  };
}
export type OrganisationFacts = ReturnType<typeof getOrganisationFacts>;

const ownersInvited = (ctx: Context, organisationId: string): string[] =>
  listInvitations(ctx.db, organisationId, ctx.now).flatMap((one) => (one.role === "owner" ? [one.email] : []));
