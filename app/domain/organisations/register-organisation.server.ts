import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import * as organisations from "#db/queries/organisations.server.ts";
import { ensurePerson } from "#db/queries/people.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { authorize } from "../permissions.ts";
import { normaliseEmail } from "../people/person.ts";
import { slugOf } from "../text/slug.ts";
import { oneLine } from "../text/plain-text.ts";
import { type OrganisationKind, publicNameOf } from "./organisation.ts";

/**
 * Enters an organisation with its first owner. It waits as `pending`: nothing of it is public before a coordinator
 * verified it.
 * @param input `alias`, if given, is the only name that is ever public
 * @throws Invalid `cityId` for a city that is not listed; Forbidden for anybody but its coordinators and the operator
 */
export function registerOrganisation(
  ctx: Context,
  input: { kind: OrganisationKind; cityId: string; name: string; alias: string | null; contactEmail: string },
): { organisationId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const city = findCity(tx, input.cityId);
    if (!city) throw new Invalid({ cityId: { key: "unknownCity" } });
    authorize(ctx.actor, "organisation:register", { ...city, cityId: city.id });
    const organisationId = randomUUID();
    const [name, alias] = [oneLine(input.name), input.alias === null ? null : oneLine(input.alias)];
    const base = slugOf(publicNameOf({ name, alias })) || `${input.kind.replaceAll("_", "-")}-${city.slug}`;
    const slug = organisations.organisationSlugIsTaken(tx, base) ? `${base}-${organisationId.slice(0, 6)}` : base;
    const email = normaliseEmail(input.contactEmail);
    organisations.insertOrganisation(tx, {
      id: organisationId,
      slug,
      kind: input.kind,
      cityId: city.id,
      name,
      alias,
      contactEmail: email,
      state: "pending",
      createdAt: ctx.now,
    });
    const owner = ensurePerson(tx, { id: randomUUID(), email, language: ctx.language, now: ctx.now });
    organisations.addMember(tx, { organisationId, personId: owner.id, role: "owner", createdAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "organisation.register",
      subjectKind: "organisation",
      subjectId: organisationId,
      cityId: city.id,
      newState: "pending",
    });
    return { organisationId };
  });
}
