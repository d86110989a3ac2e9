import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findOrganisation, updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { permitted } from "../permissions.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * A city says that it knows an organisation that waits to be verified; the coordinator sees it. Once more is the same.
 * @throws NotFound for anybody but the owners of a verified local authority, and for organisations of other cities
 */
export function vouchForOrganisation(ctx: Context, input: { authorityId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const authority = requireOwnOrganisation(tx, ctx, input.authorityId, "organisation:manage");
    const found = findOrganisation(tx, input.organisationId);
    const organisation = found && permitted(ctx.actor, "organisation:vouch", { ...found, authority });
    if (!organisation) throw new NotFound("organisation");
    if (organisation.vouchedById === authority.id) return;
    updateOrganisation(tx, organisation, { vouchedById: authority.id, vouchedAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "organisation.vouch",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      newState: `vouched:${authority.id}`,
    });
  });
}
