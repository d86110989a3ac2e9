import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { touchEventsOfOrganisation } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { type FoundOrganisation, updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { normaliseEmail } from "../model/account.ts";
import { manyLines, oneLine } from "../text/plain-text.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import type { Authorized } from "../permissions.ts";
import { slugUnder } from "./organisation-slug.server.ts";
import { requireOwnName } from "./require-own-name.server.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

type Own = Authorized<FoundOrganisation>;
type Profile = { name: string; alias: string | null; contactEmail: string; proof: string | null };

/**
 * An owner changes what the organisation says of itself. A new public name waits for a coordinator, as content does, unless
 * the organisation is trusted or not public yet; it comes with a new address, and the old one never leads to it.
 * @throws NotFound for anybody but owners; Invalid `name` or `alias` where people would take it for another's
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
    if (waitsForCoordinator(organisation, profile)) propose(tx, ctx, organisation, profile);
    else apply(tx, ctx, organisation, profile);
    recordAudit(tx, ctx, {
      action: "organisation.edit",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      fields,
    });
  });
}

/** What the public reads already changes only once somebody has read it. */
const waitsForCoordinator = (organisation: FoundOrganisation, profile: Profile): boolean =>
  (organisation.state === "verified" || organisation.state === "suspended") &&
  organisation.trustedAt === null &&
  publicNameOf(profile) !== publicNameOf(organisation);

function propose(tx: Database, ctx: Context, organisation: Own, { name, alias, ...rest }: Profile): void {
  updateOrganisation(tx, organisation, { ...rest, proposedName: name, proposedAlias: alias, renamedAt: ctx.now });
}

function apply(tx: Database, ctx: Context, organisation: Own, profile: Profile): void {
  const isRenamed = profile.name !== organisation.name || profile.alias !== organisation.alias;
  const isNews = publicNameOf(profile) !== publicNameOf(organisation);
  updateOrganisation(tx, organisation, {
    ...profile,
    ...(isNews ? { slug: slugUnder(tx, organisation, profile), renamedAt: ctx.now } : {}),
    proposedName: null,
    proposedAlias: null,
    // Whoever knows an organisation knows it by its name.
    ...(isRenamed && organisation.state === "pending" ? { vouchedById: null, vouchedAt: null } : {}),
  });
  if (!isNews) return;
  touchEventsOfOrganisation(tx, organisation.id, ctx.now);
  raiseProgrammeVersion(tx);
}

const profileOf = (input: Omit<Profile, "proof"> & { proof: string }): Profile => ({
  name: oneLine(input.name),
  alias: input.alias === null ? null : oneLine(input.alias),
  contactEmail: normaliseEmail(input.contactEmail),
  proof: manyLines(input.proof) || null,
});
