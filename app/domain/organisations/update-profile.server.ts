import { type Writable, writeTransaction } from "#db/client.server.ts";
import { type FoundOrganisation, updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { normaliseEmail } from "../model/account.ts";
import { manyLines, oneLine } from "../text/plain-text.ts";
import { isTrusted, publicNameOf, wantedNames } from "../model/organisation.ts";
import type { Authorized } from "../permissions.ts";
import { recordOrganisationChange } from "../changes/record-subject-change.server.ts";
import { slugUnder } from "./organisation-slug.server.ts";
import { requireOwnName } from "./require-own-name.server.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

type Own = Authorized<FoundOrganisation>;
type Profile = { name: string; alias: string | null; contactEmail: string; proof: string | null };

/**
 * Change the profile of an organisation as an owner. A new public name is proposed to a coordinator, unless the
 * organisation is trusted or not public yet; it comes with a new slug, and the old slug never leads to it.
 * @throws NotFound for anybody but owners; Invalid `name` or `alias` that could be taken for another organisation's
 */
export function updateProfile(
  ctx: Context,
  input: { organisationId: string; name: string; alias: string | null; contactEmail: string; proof: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const profile = profileOf(input);
    const known = { ...organisation, ...wantedNames(organisation) };
    const fields = (Object.keys(profile) as (keyof Profile)[]).filter((field) => profile[field] !== known[field]);
    if (fields.length === 0) return;
    if (publicNameOf(profile) !== publicNameOf(known)) {
      requireOwnName(tx, profile, { countryCode: organisation.countryCode, exceptId: organisation.id });
    }
    recordOrganisationChange(tx, ctx, { organisation, audit: { action: "organisation.edit", fields } }, (writable) => {
      if (waitsForCoordinator(organisation, profile)) propose(writable, ctx, organisation, profile);
      else apply(writable, ctx, organisation, profile);
    });
  });
}

/** True when a new public name has to be read by a coordinator first. */
const waitsForCoordinator = (organisation: FoundOrganisation, profile: Profile): boolean =>
  (organisation.state === "verified" || organisation.state === "suspended") &&
  !isTrusted(organisation) &&
  publicNameOf(profile) !== publicNameOf(organisation);

function propose(tx: Writable, ctx: Context, organisation: Own, { name, alias, ...rest }: Profile): void {
  updateOrganisation(tx, organisation, { ...rest, proposedName: name, proposedAlias: alias, renamedAt: ctx.now });
}

function apply(tx: Writable, ctx: Context, organisation: Own, profile: Profile): void {
  const isRenamed = profile.name !== organisation.name || profile.alias !== organisation.alias;
  const isNews = publicNameOf(profile) !== publicNameOf(organisation);
  updateOrganisation(tx, organisation, {
    ...profile,
    ...(isNews ? { slug: slugUnder(tx, organisation, profile), renamedAt: ctx.now } : {}),
    proposedName: null,
    proposedAlias: null,
    // A vouch is for the names of an organisation, so new names remove it.
    ...(isRenamed && organisation.state === "pending" ? { vouchedById: null, vouchedAt: null } : {}),
  });
}

const profileOf = (input: Omit<Profile, "proof"> & { proof: string }): Profile => ({
  name: oneLine(input.name),
  alias: input.alias === null ? null : oneLine(input.alias),
  contactEmail: normaliseEmail(input.contactEmail),
  proof: manyLines(input.proof) || null,
});
