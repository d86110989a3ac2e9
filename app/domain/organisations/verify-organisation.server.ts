import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findOrganisation, setOrganisationState } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { permitted } from "../permissions.ts";

/**
 * A coordinator vouches that an organisation is what it says; from now on its approved events are public.
 * @throws NotFound outside the actor's scopes; Conflict when it was refused or suspended, or while nobody has confirmed
 * its city
 */
export function verifyOrganisation(ctx: Context, input: { organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const found = findOrganisation(tx, input.organisationId);
    const organisation = found && permitted(ctx.actor, "organisation:verify", found);
    if (!organisation) throw new NotFound("organisation");
    if (organisation.state === "verified") return;
    if (organisation.state !== "pending") throw new Conflict("alreadyDecided");
    if (organisation.cityState !== "listed") throw new Conflict("cityProposed");
    setOrganisationState(tx, organisation, { state: "verified", decidedAt: ctx.now });
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "organisation.verify",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      oldState: organisation.state,
      newState: "verified",
    });
  });
}
