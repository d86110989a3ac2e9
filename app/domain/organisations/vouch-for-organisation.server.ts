import { writeTransaction } from "#db/client.server.ts";
import { findOrganisation, updateOrganisation } from "#db/queries/organisations.server.ts";
import { recordOrganisationChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { permitted } from "../permissions.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Vouch, as a city, for an organisation that waits to be verified; its coordinator sees that. Vouching twice is the
 * same as once.
 * @throws NotFound for anybody but the owners of a verified local authority, and for organisations of other cities
 */
export function vouchForOrganisation(ctx: Context, input: { authorityId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const authority = requireOwnOrganisation(tx, ctx, input.authorityId, "organisation:manage");
    const found = findOrganisation(tx, input.organisationId);
    const organisation = found && permitted(ctx.actor, "organisation:vouch", { ...found, authority });
    if (!organisation) throw new NotFound("organisation");
    if (organisation.vouchedById === authority.id) return;
    const audit = { action: "organisation.vouch", newState: `vouched:${authority.id}` };
    recordOrganisationChange(tx, ctx, { organisation, audit }, (writable) =>
      updateOrganisation(writable, organisation, { vouchedById: authority.id, vouchedAt: ctx.now }),
    );
  });
}
