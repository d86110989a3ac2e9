import type { Context } from "../context.ts";
import { fieldText } from "../forms/fields.ts";
import { isTrusted, wantedNames } from "../model/organisation.ts";
import type { ProfileValues } from "./organisation-form.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/** Return the profile of an organisation as its form shows it. @throws NotFound for everybody but owners */
export function getProfile(ctx: Context, organisationId: string) {
  const found = requireOwnOrganisation(ctx.db, ctx, organisationId, "organisation:manage");
  const { id, contactEmail, proof, state } = found;
  const { name, alias } = wantedNames(found);
  const values: ProfileValues = { name, alias: fieldText(alias), contactEmail, proof: fieldText(proof) };
  return {
    id,
    values,
    isPublic: state === "verified" || state === "suspended",
    isTrusted: isTrusted(found),
  };
}
