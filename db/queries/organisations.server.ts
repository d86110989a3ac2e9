import type { MemberRole } from "#app/domain/organisations/organisation.ts";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Authorized } from "#app/domain/permissions.ts";
import { foldName } from "#app/domain/text/fold.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "../client.server.ts";
import { cities, countries, memberships, organisations } from "../schema/index.ts";

const withLocality = (db: Database) =>
  db
    .select({
      id: organisations.id,
      slug: organisations.slug,
      kind: organisations.kind,
      name: organisations.name,
      alias: organisations.alias,
      state: organisations.state,
      trustedAt: organisations.trustedAt,
      contactEmail: organisations.contactEmail,
      vouchedById: organisations.vouchedById,
      proof: organisations.proof,
      cityId: organisations.cityId,
      countryCode: cities.countryCode,
      regionCode: countries.regionCode,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .$dynamic();

export function findOrganisation(db: Database, organisationId: string) {
  return withLocality(db).where(eq(organisations.id, organisationId)).get() ?? null;
}

/** By slug, or by name or alias, whatever the accents and capitals; names may be shared. */
export function findOrganisationsNamed(db: Database, name: string) {
  const folded = foldName(name);
  return withLocality(db)
    .where(
      or(
        eq(organisations.slug, name),
        sql`fold(${organisations.name}) = ${folded}`,
        sql`fold(${organisations.alias}) = ${folded}`,
      ),
    )
    .orderBy(asc(organisations.slug))
    .all();
}

export function listOrganisations(db: Database, ids: readonly string[]) {
  return withLocality(db)
    .where(inArray(organisations.id, [...ids]))
    .orderBy(asc(organisations.name))
    .all();
}

/** The verified authorities of a city, by id. */
export function listCityAuthorities(db: Database, cityId: string): string[] {
  const isAuthority = and(eq(organisations.kind, "local_authority"), eq(organisations.state, "verified"));
  const rows = db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.cityId, cityId), isAuthority))
    .all();
  return rows.map((row) => row.id);
}

export function organisationSlugIsTaken(db: Database, slug: string): boolean {
  return (
    db.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug)).get() !== undefined
  );
}

export function insertOrganisation(tx: Database, organisation: typeof organisations.$inferInsert): void {
  tx.insert(organisations).values(organisation).run();
}

export function setOrganisationState(
  tx: Database,
  organisation: Authorized<{ id: string; cityId: string; countryCode: string; regionCode: string }>,
  change: { state: (typeof organisations.state.enumValues)[number]; decidedAt: Instant },
): void {
  tx.update(organisations).set(change).where(eq(organisations.id, organisation.id)).run();
}

export function addMember(
  tx: Database,
  member: { organisationId: string; personId: string; role: MemberRole; createdAt: Instant },
): void {
  tx.insert(memberships).values(member).onConflictDoNothing().run();
}

/** Public names of those among some slugs that the public may know of. */
export function listOrganisationNames(db: Database, slugs: readonly string[]) {
  return db
    .select({ slug: organisations.slug, name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})` })
    .from(organisations)
    .where(and(inArray(organisations.slug, [...slugs]), eq(organisations.state, "verified")))
    .all();
}
