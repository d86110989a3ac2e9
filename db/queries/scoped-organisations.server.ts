import type { Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, countries, organisations } from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";

const hasNoOwner = sql`not exists (select 1 from membership m
  where m.organisation_id = ${organisations.id} and m.role = 'owner')`;

/** List the organisations in some scopes that wait for verification or have no owner, oldest first. */
export function listInNeed(db: Database, language: Language, scopes: readonly Scope[], limit: number) {
  const isInNeed = or(
    eq(organisations.state, "pending"),
    and(inArray(organisations.state, ["verified", "suspended"]), hasNoOwner),
  );
  return inScope(db, language, scopes, isInNeed).limit(limit).all();
}

/** List all names that the organisations of a country have or ask for, verified or not, with their cities. */
export function listNamesOfCountry(db: Database, language: Language, countryCode: string) {
  return db
    .select({
      id: organisations.id,
      names: sql<string>`json_array(${organisations.name}, ${organisations.alias}, ${organisations.proposedName}, ${organisations.proposedAlias})`,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      state: organisations.state,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(eq(cities.countryCode, countryCode))
    .orderBy(asc(organisations.name), asc(organisations.id))
    .all()
    .map(({ names, ...organisation }) => ({
      ...organisation,
      names: (JSON.parse(names) as (string | null)[]).filter((name) => name !== null),
    }));
}

/** Find an organisation in some scopes, whatever its state. */
export function findInScopes(db: Database, language: Language, scopes: readonly Scope[], organisationId: string) {
  return inScope(db, language, scopes, eq(organisations.id, organisationId)).get() ?? null;
}

function inScope(db: Database, language: Language, scopes: readonly Scope[], condition: SQL | undefined) {
  return db
    .select({
      id: organisations.id,
      name: organisations.name,
      alias: organisations.alias,
      kind: organisations.kind,
      state: organisations.state,
      createdAt: organisations.createdAt,
      cityId: cities.id,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      cityState: cities.state,
      countryCode: cities.countryCode,
      timeZone: cities.timeZone,
      hasOwner: sql<number>`not (${hasNoOwner})`,
      isVouched: sql<number>`${organisations.vouchedById} is not null`,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(and(condition, inScopes(scopes)))
    .orderBy(asc(organisations.createdAt), asc(organisations.id));
}

/** List the proposed cities in some scopes. City scopes do not count: a proposed city has no coordinators yet. */
export function listProposedCities(db: Database, scopes: readonly Scope[]) {
  return db
    .select({ id: cities.id, name: cities.name, countryCode: cities.countryCode })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(and(eq(cities.state, "proposed"), inScopes(scopes.filter((scope) => scope.kind !== "city"))))
    .orderBy(asc(cities.createdAt), asc(cities.id))
    .all();
}
