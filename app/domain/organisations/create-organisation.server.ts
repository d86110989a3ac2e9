import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as organisations from "#db/queries/organisations.server.ts";
import { randomUUID } from "node:crypto";
import { ensureCity } from "../cities/ensure-city.server.ts";
import type { Actor } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { manyLines, oneLine } from "../text/plain-text.ts";
import type { Instant } from "../time/zoned-time.ts";
import { maxPendingOrganisations } from "../model/organisation.ts";
import { organisationSlug } from "./organisation-slug.server.ts";
import { requireOwnName } from "./require-own-name.server.ts";

/**
 * Enters an organisation with its first owner; the same one once more is the same organisation. It waits as `pending`:
 * nothing of it is public before a coordinator verified it.
 * @param owner `email` is the private contact at first
 * @throws Invalid for a place that is not ours, and for the name of another; Conflict when too many of the owner's wait already
 */
export function enterOrganisation(
  tx: Database,
  who: { actor: Actor; now: Instant },
  owner: { id: string; email: string },
  registration: Registration,
): { organisationId: string } {
  const city = ensureCity(tx, registration, who.now);
  const name = oneLine(registration.name);
  const same = organisations.findOwnOrganisationNamed(tx, owner.id, city.id, name);
  if (same) return { organisationId: same.id };
  if (organisations.countPendingOf(tx, owner.id) >= maxPendingOrganisations) throw new Conflict("tooManyPending");
  const alias = registration.alias === null ? null : oneLine(registration.alias);
  requireOwnName(tx, { name, alias }, city);
  const organisationId = randomUUID();
  organisations.insertOrganisation(tx, {
    id: organisationId,
    slug: organisationSlug(tx, { kind: registration.kind, name, alias, cityName: city.name }),
    kind: registration.kind,
    cityId: city.id,
    name,
    alias,
    contactEmail: owner.email,
    proof: manyLines(registration.proof) || null,
    state: "pending",
    createdAt: who.now,
  });
  organisations.addMember(tx, { organisationId, accountId: owner.id, role: "owner", createdAt: who.now });
  recordAudit(tx, who, {
    action: "organisation.register",
    subjectKind: "organisation",
    subjectId: organisationId,
    cityId: city.id,
    newState: "pending",
  });
  return { organisationId };
}
