import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { touchEventsOfOrganisation } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { type FoundOrganisation, updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { normaliseEmail } from "../model/account.ts";
import { manyLines, oneLine } from "../text/plain-text.ts";
import { publicNameOf } from "../model/organisation.ts";
import { organisationSlug } from "./organisation-slug.server.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";
import { findCityNameOf } from "#db/queries/cities.server.ts";

type Profile = { name: string; alias: string | null; contactEmail: string; proof: string | null };

/**
 * An owner changes what the organisation says of itself. A new public name is public at once, under a new address: the old
 * one never leads to it.
 * @throws NotFound for anybody but owners
 */
export function updateProfile(
  ctx: Context,
  input: { organisationId: string; name: string; alias: string | null; contactEmail: string; proof: string },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const profile = profileOf(input);
    const fields = (Object.keys(profile) as (keyof Profile)[]).filter(
      (field) => profile[field] !== organisation[field],
    );
    if (fields.length === 0) return;
    const isRenamed = fields.includes("name") || fields.includes("alias");
    updateOrganisation(tx, organisation, {
      ...profile,
      ...slugAfter(tx, organisation, profile),
      // Whoever knows an organisation knows it by its name.
      ...(isRenamed && organisation.state === "pending" ? { vouchedById: null, vouchedAt: null } : {}),
      // A name that the public reads is looked at by a coordinator, afterwards.
      ...(publicNameOf(profile) === publicNameOf(organisation) ? {} : { renamedAt: ctx.now }),
    });
    if (publicNameOf(profile) !== publicNameOf(organisation)) {
      touchEventsOfOrganisation(tx, organisation.id, ctx.now);
      raiseProgrammeVersion(tx);
    }
    recordAudit(tx, ctx, {
      action: "organisation.edit",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      fields,
    });
  });
}

const profileOf = (input: Omit<Profile, "proof"> & { proof: string }): Profile => ({
  name: oneLine(input.name),
  alias: input.alias === null ? null : oneLine(input.alias),
  contactEmail: normaliseEmail(input.contactEmail),
  proof: manyLines(input.proof) || null,
});

function slugAfter(tx: Database, organisation: FoundOrganisation, profile: Profile): { slug?: string } {
  if (publicNameOf(profile) === publicNameOf(organisation)) return {};
  const cityName = findCityNameOf(tx, organisation.cityId);
  return { slug: organisationSlug(tx, { kind: organisation.kind, cityName, ...profile }) };
}
