import { organisationRegistered } from "#emails/organisation-registered/mail.ts";
import type { Database } from "#db/client.server.ts";
import * as organisations from "#db/queries/organisations.server.ts";
import { randomUUID } from "node:crypto";
import { ensureCity } from "../cities/ensure-city.server.ts";
import { recordOrganisationChange } from "../changes/record-subject-change.server.ts";
import type { Actor } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { manyLines, oneLine } from "../text/plain-text.ts";
import type { Instant } from "../time/zoned-time.ts";
import { mailSubject } from "../model/mail.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { maxPendingOrganisations } from "../model/organisation.ts";
import { organisationSlug } from "./organisation-slug.server.ts";
import { requireOwnName } from "./require-own-name.server.ts";

/**
 * Register an organisation with its first owner; registering it twice makes one organisation. Nothing of it is public
 * until a coordinator has verified it.
 * @param owner `email` becomes its private contact
 * @throws Invalid for an unknown city or country, and for another organisation's name; Conflict when too many
 * organisations of the owner are pending
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
  const audit = { action: "organisation.register", newState: "pending" };
  const subject = { id: organisationId, cityId: city.id };
  const row = {
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
  } as const;
  recordOrganisationChange(tx, who, { organisation: subject, audit }, (writable) =>
    organisations.insertOrganisation(writable, row),
  );
  organisations.addMember(tx, { organisationId, accountId: owner.id, role: "owner", createdAt: who.now });
  enqueueMail(tx, organisationRegistered, {
    payload: { organisationId },
    dedupeKey: organisationRegistered.key(organisationId),
    subject: mailSubject("organisation", organisationId),
    now: who.now,
  });
  return { organisationId };
}
