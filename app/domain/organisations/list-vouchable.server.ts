import { findOrganisation, listPendingInCity } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { publicNameOf } from "../model/organisation.ts";

/**
 * Organisations of a city that wait to be verified, as their own city may know them: by public name and kind.
 * @throws NotFound for anybody but the owners of a verified local authority
 */
export function listVouchable(ctx: Context, hallId: string) {
  const hall = findOrganisation(ctx.db, hallId);
  if (!hall || !can(ctx.actor, "city:speak", { hall, cityId: hall.cityId })) throw new NotFound("organisation");
  return {
    hallId: hall.id,
    organisations: listPendingInCity(ctx.db, hall.cityId).map((one) => ({
      id: one.id,
      publicName: publicNameOf(one),
      kind: one.kind,
      isVouched: one.vouchedById === hall.id,
    })),
  };
}
