import type { Language } from "#app/domain/languages/language.ts";
import type { ListedOrganisationState, MemberRole, OrganisationKind } from "#app/domain/model/organisation.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  accounts,
  cities,
  cityTexts,
  countries,
  events,
  memberships,
  organisations,
  organiserMailChoices,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";
import { hasOrganisationWord, listedState } from "./scoped-organisations.server.ts";

export type ContactsQuery = {
  scopes: readonly Scope[];
  /** Folded by `searchWords`; each begins a word of a name or a city. */
  words: readonly string[];
  states: readonly ListedOrganisationState[];
  kind: OrganisationKind | null;
  regionCode: string | null;
  countryCode: string | null;
  cityId: string | null;
  /** Only organisations with an event in this state, or without any. */
  events: "public" | "waiting" | "draft" | "none" | null;
  /** Only organisations with a member who reads this language. */
  language: Language | null;
};

const leads = (condition: SQL): SQL => sql`exists (select 1 from ${events} e
  where e.lead_organisation_id = ${organisations.id} and ${condition})`;
const withEvents: Readonly<Record<NonNullable<ContactsQuery["events"]>, SQL>> = {
  public: leads(sql`e.review = 'approved'`),
  waiting: leads(sql`e.review in ('submitted', 'changes_requested')`),
  draft: leads(sql`e.review = 'draft'`),
  none: sql`not ${leads(sql`1`)}`,
};

function matches(query: ContactsQuery): SQL | undefined {
  return and(
    inScopes(query.scopes),
    query.kind === null ? undefined : eq(organisations.kind, query.kind),
    query.regionCode === null ? undefined : eq(countries.regionCode, query.regionCode),
    query.countryCode === null ? undefined : eq(cities.countryCode, query.countryCode),
    query.cityId === null ? undefined : eq(cities.id, query.cityId),
    query.events === null ? undefined : withEvents[query.events],
    query.language === null
      ? undefined
      : sql`exists (select 1 from ${memberships} m join ${accounts} a on a.id = m.account_id
          where m.organisation_id = ${organisations.id} and a.language = ${query.language})`,
    ...query.words.map(hasOrganisationWord),
  );
}

/** Count the organisations that match a query in each state, whatever states it asks for. */
export function countContacts(db: Database, query: ContactsQuery): Partial<Record<ListedOrganisationState, number>> {
  const rows = db
    .select({ state: listedState, count: sql<number>`count(*)` })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(matches(query))
    .groupBy(listedState)
    .all();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** List the organisations that match a query, by name, with what the contact list shows of them. */
export function listContacts(
  db: Database,
  query: ContactsQuery,
  { reader, limit, offset }: { reader: Language; limit: number; offset: number },
) {
  const countOf = (condition: SQL) => sql<number>`(select count(*) from ${events} e
    where e.lead_organisation_id = ${organisations.id} and ${condition})`;
  return db
    .select({
      id: organisations.id,
      name: organisations.name,
      alias: organisations.alias,
      kind: organisations.kind,
      state: listedState,
      contactEmail: organisations.contactEmail,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
      publicEvents: countOf(sql`e.review = 'approved'`),
      waitingEvents: countOf(sql`e.review in ('submitted', 'changes_requested')`),
      drafts: countOf(sql`e.review = 'draft'`),
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, reader)))
    .where(and(matches(query), inArray(listedState, [...query.states])))
    .orderBy(sql`fold(${organisations.name})`, asc(organisations.id))
    .limit(limit)
    .offset(offset)
    .all();
}

export type Organiser = {
  email: string;
  language: Language;
  role: MemberRole;
  isWilling: boolean;
};

/**
 * Read the members of some organisations, owners first, and whether they want messages to all organisers.
 * @returns a function that returns those of an organisation
 */
export function readOrganisers(
  db: Database,
  organisationIds: readonly string[],
): (organisationId: string) => readonly Organiser[] {
  const rows = db
    .select({
      organisationId: memberships.organisationId,
      email: accounts.email,
      language: accounts.language,
      role: memberships.role,
      stoppedAt: organiserMailChoices.stoppedAt,
    })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(organiserMailChoices, eq(organiserMailChoices.accountId, accounts.id))
    .where(sql`${memberships.organisationId} in (select value from json_each(${JSON.stringify(organisationIds)}))`)
    .orderBy(eq(memberships.role, "editor"), asc(accounts.email))
    .all();
  const byOrganisation = new Map<string, Organiser[]>();
  for (const { organisationId, stoppedAt, ...organiser } of rows) {
    const own = byOrganisation.get(organisationId) ?? [];
    own.push({ ...organiser, isWilling: stoppedAt === null });
    byOrganisation.set(organisationId, own);
  }
  return (organisationId) => byOrganisation.get(organisationId) ?? [];
}

/**
 * List the accounts that belong to organisations which match a query, each once, however many they belong to. A language
 * asked for is that of the account.
 */
export function listMessageReaders(db: Database, query: ContactsQuery) {
  return db
    .selectDistinct({
      id: accounts.id,
      email: accounts.email,
      language: accounts.language,
      stoppedAt: organiserMailChoices.stoppedAt,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(memberships, eq(memberships.organisationId, organisations.id))
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(organiserMailChoices, eq(organiserMailChoices.accountId, accounts.id))
    .where(
      and(
        matches(query),
        inArray(listedState, [...query.states]),
        query.language === null ? undefined : eq(accounts.language, query.language),
      ),
    )
    .orderBy(asc(accounts.email))
    .all();
}
