import type { Language } from "#app/domain/languages/language.ts";
import type { ListedOrganisationState, OrganisationKind, OrganisationOrder } from "#app/domain/model/organisation.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, countries, events, organisations } from "../schema/index.ts";
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

export type ScopedOrganisationsQuery = {
  scopes: readonly Scope[];
  /** Folded by `searchWords`; each begins a word of a name or a city. */
  words: readonly string[];
  state: ListedOrganisationState | null;
  kind: OrganisationKind | null;
  countryCode: string | null;
  cityId: string | null;
  isTrusted: boolean;
  /** Only those that wait for verification or have no owner. */
  isInNeed: boolean;
  order: OrganisationOrder;
  limit: number;
  offset: number;
};

/** State of an organisation as lists show it. */
export const listedState = sql<ListedOrganisationState>`iif(${organisations.hiddenAt} is null, ${organisations.state}, 'hidden')`;
const isInNeed = sql`(${organisations.state} = 'pending'
  or (${organisations.state} in ('verified', 'suspended') and ${hasNoOwner}))`;
const byName = sql`fold(${organisations.name}), ${organisations.id}`;
const orders: Readonly<Record<OrganisationOrder, SQL>> = {
  need: sql`${isInNeed} desc, iif(${isInNeed}, ${organisations.createdAt}, 0), ${byName}`,
  name: byName,
  created: sql`${organisations.createdAt} desc, ${organisations.id}`,
};

/** True when a word begins a word of a name that an organisation has or asks for, or of its city in any language. */
export function hasOrganisationWord(word: string): SQL {
  const has = (text: SQL) => sql`instr(search_words(${text}), ${` ${word}`}) > 0`;
  const names = sql`${organisations.name} || ' ' || coalesce(${organisations.alias}, '') || ' '
    || coalesce(${organisations.proposedName}, '') || ' ' || coalesce(${organisations.proposedAlias}, '')`;
  return sql`(${has(names)} or ${has(sql`${cities.name}`)}
    or exists (select 1 from ${cityTexts} t where t.city_id = ${cities.id} and ${has(sql`t.name`)}))`;
}

/**
 * Find a page of the organisations in some scopes that match a query, and how many there are in each state.
 * @returns `ids` in order; `counts` of all matches by state, whatever state the query asks for
 */
export function findScopedOrganisations(
  db: Database,
  query: ScopedOrganisationsQuery,
): { ids: string[]; counts: Partial<Record<ListedOrganisationState, number>> } {
  const condition = and(
    inScopes(query.scopes),
    query.kind === null ? undefined : eq(organisations.kind, query.kind),
    query.countryCode === null ? undefined : eq(cities.countryCode, query.countryCode),
    query.cityId === null ? undefined : eq(cities.id, query.cityId),
    query.isTrusted ? sql`${organisations.trustedAt} is not null` : undefined,
    query.isInNeed ? isInNeed : undefined,
    ...query.words.map(hasOrganisationWord),
  );
  const inState = query.state === null ? sql`1` : sql`matched.state = ${query.state}`;
  const rows = db.all<{ counts: string | null; id: string | null }>(sql`
    with matched as materialized (
      select ${organisations.id} as id, ${listedState} as state from ${organisations}
        join ${cities} on ${cities.id} = ${organisations.cityId}
        join ${countries} on ${countries.code} = ${cities.countryCode}
      where ${condition}
    ), page as (
      select ${organisations.id} as id from matched cross join ${organisations} on ${organisations.id} = matched.id
      where ${inState} order by ${orders[query.order]} limit ${query.limit} offset ${query.offset}
    ), counted as (
      select json_group_object(state, count) as counts from (select state, count(*) as count from matched group by state)
    )
    select counted.counts, page.id from counted left join page on true`);
  return {
    ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
    counts: JSON.parse(rows[0]?.counts ?? "{}") as Partial<Record<ListedOrganisationState, number>>,
  };
}

/** Read what the list of organisations shows of some organisations, in the order of their ids. */
export function readScopedOrganisations(db: Database, ids: readonly string[], language: Language) {
  const rows = db
    .select({
      id: organisations.id,
      listed: listedState,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      timeZone: cities.timeZone,
      hasOwner: sql<number>`not (${hasNoOwner})`,
      eventCount: sql<number>`(select count(*) from ${events} e
        where e.lead_organisation_id = ${organisations.id} and e.review <> 'draft')`,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(inArray(organisations.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
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
