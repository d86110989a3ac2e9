import type { Language } from "#app/domain/languages/language.ts";
import { isTrusted, type MemberRole } from "#app/domain/model/organisation.ts";
import { and, asc, count, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Authorized } from "#app/domain/permissions.ts";
import { foldName } from "#app/domain/text/fold-name.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database, Writable } from "../client.server.ts";
import { cities, countries, events, memberships, organisations, accounts } from "../schema/index.ts";
import { isNameable } from "./visibility.server.ts";

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
      authorityNamedAt: organisations.authorityNamedAt,
      contactEmail: organisations.contactEmail,
      vouchedById: organisations.vouchedById,
      vouchedAt: organisations.vouchedAt,
      proof: organisations.proof,
      createdAt: organisations.createdAt,
      hiddenAt: organisations.hiddenAt,
      verifiedAs: organisations.verifiedAs,
      proposedName: organisations.proposedName,
      proposedAlias: organisations.proposedAlias,
      cityState: cities.state,
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

export type FoundOrganisation = NonNullable<ReturnType<typeof findOrganisation>>;

/** True when the changes of an organisation are public at once and reviewed afterwards (product 2). */
export function isTrustedOrganisation(db: Database, organisationId: string): boolean {
  const organisation = findOrganisation(db, organisationId);
  return organisation !== null && isTrusted(organisation);
}

/** Find organisations by slug, name or alias, ignoring accents and case. Names need not be unique. */
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

/** Condition for verified local authorities. Needs `organisation` joined. */
export const isAuthority = and(eq(organisations.kind, "local_authority"), eq(organisations.state, "verified"));
/** Condition for the authority that a coordinator named as its city's. Needs `organisation` joined. */
const isCityAuthority = and(isAuthority, isNotNull(organisations.authorityNamedAt));

/** List the ids of the verified local authorities of a city, with or without powers over others' events. */
export const listLocalAuthorities = (db: Database, cityId: string): string[] =>
  authoritiesWhere(db, and(eq(organisations.cityId, cityId), isAuthority));

/** List the id of the authority that a coordinator named as the city's; none or one. */
export const listCityAuthorities = (db: Database, cityId: string): string[] =>
  authoritiesWhere(db, and(eq(organisations.cityId, cityId), isCityAuthority));

/** Find the authority that a coordinator named as the city's. */
export function findCityAuthority(db: Database, cityId: string): FoundOrganisation | null {
  const [id] = listCityAuthorities(db, cityId);
  return id === undefined ? null : findOrganisation(db, id);
}

const authoritiesWhere = (db: Database, where: SQL | undefined): string[] =>
  db
    .select({ id: organisations.id })
    .from(organisations)
    .where(where)
    .all()
    .map((row) => row.id);

/** Name an organisation as the authority of its city, or take that from it. @param since null: it is not */
export function setCityAuthority(tx: Writable, organisation: { id: string }, since: Instant | null): void {
  tx.update(organisations).set({ authorityNamedAt: since }).where(eq(organisations.id, organisation.id)).run();
}

export function organisationSlugIsTaken(db: Database, slug: string): boolean {
  return (
    db.select({ id: organisations.id }).from(organisations).where(eq(organisations.slug, slug)).get() !== undefined
  );
}

export function insertOrganisation(tx: Writable, organisation: typeof organisations.$inferInsert): void {
  tx.insert(organisations).values(organisation).run();
}

type ProposedNames = "proposedName" | "proposedAlias";

export function setOrganisationState(
  tx: Writable,
  organisation: Authorized<{ id: string; cityId: string; countryCode: string; regionCode: string }>,
  change: { state: (typeof organisations.state.enumValues)[number]; decidedAt: Instant } & Partial<
    Pick<
      typeof organisations.$inferInsert,
      "verifiedAs" | "renamedAt" | "trustedAt" | "authorityNamedAt" | ProposedNames
    >
  >,
): void {
  tx.update(organisations).set(change).where(eq(organisations.id, organisation.id)).run();
}

export function updateOrganisation(
  tx: Writable,
  organisation: Authorized<{ id: string }>,
  change: Partial<
    Pick<
      typeof organisations.$inferInsert,
      | "slug"
      | "name"
      | "alias"
      | "contactEmail"
      | "proof"
      | "vouchedById"
      | "vouchedAt"
      | "renamedAt"
      | "hiddenAt"
      | ProposedNames
    >
  >,
): void {
  tx.update(organisations).set(change).where(eq(organisations.id, organisation.id)).run();
}

/**
 * List the public names of the verified organisations of a country, with their cities. Hidden and suspended ones are
 * included, since they may come back.
 */
export function listVerifiedNames(db: Database, countryCode: string) {
  return db
    .select({
      id: organisations.id,
      name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})`,
      cityName: cities.name,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .where(and(eq(cities.countryCode, countryCode), inArray(organisations.state, ["verified", "suspended"])))
    .orderBy(asc(organisations.name), asc(organisations.id))
    .all();
}

/** Find an organisation of an account by name and city, ignoring accents and case. */
export function findOwnOrganisationNamed(db: Database, accountId: string, cityId: string, name: string) {
  return (
    db
      .select({ id: organisations.id })
      .from(organisations)
      .innerJoin(memberships, eq(memberships.organisationId, organisations.id))
      .where(
        and(
          eq(memberships.accountId, accountId),
          eq(organisations.cityId, cityId),
          sql`fold(${organisations.name}) = ${foldName(name)}`,
        ),
      )
      .get() ?? null
  );
}

export function countPendingOf(db: Database, accountId: string): number {
  const found = db
    .select({ count: count() })
    .from(organisations)
    .innerJoin(memberships, eq(memberships.organisationId, organisations.id))
    .where(and(eq(memberships.accountId, accountId), eq(organisations.state, "pending")))
    .get();
  return found?.count ?? 0;
}

/** List the organisations of a city that wait for verification, oldest first. */
export function listPendingInCity(db: Database, cityId: string) {
  return withLocality(db)
    .where(and(eq(organisations.cityId, cityId), eq(organisations.state, "pending")))
    .orderBy(asc(organisations.createdAt), asc(organisations.id))
    .all();
}

/** Move the organisations of a proposed city to a listed one. @returns the number of organisations */
export function moveOrganisations(tx: Writable, fromCityId: string, toCityId: string): number {
  return tx.update(organisations).set({ cityId: toCityId }).where(eq(organisations.cityId, fromCityId)).run().changes;
}

/** Add a member, or keep the higher role of an existing one. */
export function addMember(
  tx: Database,
  member: { organisationId: string; accountId: string; role: MemberRole; createdAt: Instant },
): void {
  tx.insert(memberships)
    .values(member)
    .onConflictDoUpdate({
      target: [memberships.organisationId, memberships.accountId],
      set: { role: sql`case when excluded.role = 'owner' then 'owner' else ${memberships.role} end` },
    })
    .run();
}

/** Return the language of the owner of longest standing; null where there is no owner. */
export function findOwnerLanguage(db: Database, organisationId: string): Language | null {
  const owner = db
    .select({ language: accounts.language })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "owner")))
    .orderBy(asc(memberships.createdAt), asc(accounts.id))
    .limit(1)
    .get();
  return owner?.language ?? null;
}

/** Return the public names of those among some slugs that may be named in public. */
export function listOrganisationNames(db: Database, slugs: readonly string[]) {
  return db
    .select({ slug: organisations.slug, name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})` })
    .from(organisations)
    .where(and(inArray(organisations.slug, [...slugs]), isNameable))
    .all();
}

/** Count the events an organisation leads by review state, without drafts, which are private. */
export function countEventsByReview(db: Database, organisationId: string) {
  return db
    .select({ review: events.review, count: count() })
    .from(events)
    .where(and(eq(events.leadOrganisationId, organisationId), ne(events.review, "draft")))
    .groupBy(events.review)
    .orderBy(asc(events.review))
    .all();
}

export function listTrustedOrganisations(db: Database) {
  return db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      cityName: cities.name,
      countryCode: cities.countryCode,
      timeZone: cities.timeZone,
      trustedAt: organisations.trustedAt,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .where(isNotNull(organisations.trustedAt))
    .orderBy(asc(organisations.name))
    .all();
}
