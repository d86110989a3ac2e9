import { findOrganisation, listPendingInCity } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { publicNameOf } from "../model/organisation.ts";

/**
 * List the pending organisations of a city for its local authority, by public name and kind only.
 * @throws NotFound for everybody but the owners of a verified local authority
 */
export function listVouchable(ctx: Context, authorityId: string) {
  const authority = findOrganisation(ctx.db, authorityId);
  if (!authority || !can(ctx.actor, "city:speak", { authority, cityId: authority.cityId }))
    throw new NotFound("organisation");
  return {
    authorityId: authority.id,
    organisations: listPendingInCity(ctx.db, authority.cityId).map((organisation) => ({
      id: organisation.id,
      publicName: publicNameOf(organisation),
      kind: organisation.kind,
      isVouched: organisation.vouchedById === authority.id,
    })),
  };
}
