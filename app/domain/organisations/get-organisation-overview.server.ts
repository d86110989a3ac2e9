import { utcZone } from "../time/zoned-time.ts";
import { findCity, findCityNameOf } from "#db/queries/cities.server.ts";
import { listWelcomes } from "#db/queries/city-welcomes.server.ts";
import { listDecisions } from "#db/queries/decisions.server.ts";
import { countOwners, listInvitations, listMembers } from "#db/queries/members.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { can } from "../permissions.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import { stricterLevel } from "../model/place.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/** Return an organisation as its members see it: profile, members, invitations. @throws NotFound for a stranger */
export function getOrganisationOverview(ctx: Context, organisationId: string) {
  const organisation = requireOwnOrganisation(ctx.db, ctx, organisationId, "organisation:read");
  const isOwner = can(ctx.actor, "organisation:manage", organisation);
  const city = findCity(ctx.db, organisation.cityId);
  const self = accountIdOf(ctx.actor);
  const { id, name, alias, kind, state, contactEmail, proof, countryCode } = organisation;
  const speaksForCity = city !== null && can(ctx.actor, "city:speak", { authority: organisation, cityId: city.id });
  const welcomes = city !== null && can(ctx.actor, "city:welcome", { authority: organisation, cityId: city.id });
  return {
    organisation: { id, name, alias, kind, state, contactEmail, proof: proof ?? "", countryCode },
    isHidden: organisation.hiddenAt !== null,
    /** Proposed public name, until a coordinator decides on it. */
    waitingName: organisation.proposedName === null ? null : publicNameOf(wantedNames(organisation)),
    /** Reason of the last decision; null when the coordinator gave none. */
    reason: listDecisions(ctx.db, { kind: "organisation", id }).at(-1)?.reason ?? null,
    cityName: findCityNameOf(ctx.db, organisation.cityId, ctx.language),
    isCityListed: city !== null,
    isOwner,
    members: listMembers(ctx.db, id).map((member) => ({ ...member, isSelf: member.accountId === self })),
    isLastOwner: isOwner && countOwners(ctx.db, id) === 1,
    invitations: listInvitations(ctx.db, id, ctx.now).map((invitation) => ({
      id: invitation.id,
      email: invitation.email,
      role: invitation.role,
      until: dayAt(invitation.expiresAt, city?.timeZone ?? utcZone),
    })),
    /**
     * Place level of the city, and the least strict one that its country allows; null for everybody but owners of the
     * authority of the city.
     */
    cityLevel: speaksForCity
      ? { own: city.defaultPlaceLevel, least: stricterLevel(city.countryPlaceLevel, "public") }
      : null,
    /** Welcomes of the city in all languages and states, for owners of a verified local authority; else null. */
    cityWelcomes: welcomes ? listWelcomes(ctx.db, city.id) : null,
  };
}
export type OrganisationOverview = ReturnType<typeof getOrganisationOverview>;
