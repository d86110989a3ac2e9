import { findOrganisation, listPendingInCity } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { publicNameOf } from "../model/organisation.ts";

/**
 * Organisations of a city that wait to be verified, as their own city may know them: by public name and kind.
 * @throws NotFound for anybody but the owners of a verified local authority
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
