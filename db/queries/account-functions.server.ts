import type { Scope } from "#app/domain/model/scope.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, inArray, isNull, max, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  accounts,
  auditEntries,
  cities,
  coordinatorScopes,
  countries,
  memberships,
  organisations,
  sessions,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";

/** List the current scopes of some accounts. */
export const listScopesOfAccounts = (db: Database, accountIds: readonly string[]) =>
  db
    .select({ accountId: coordinatorScopes.accountId, kind: coordinatorScopes.kind, code: coordinatorScopes.code })
    .from(coordinatorScopes)
    .where(and(inArray(coordinatorScopes.accountId, [...accountIds]), isNull(coordinatorScopes.endedAt)))
    .orderBy(asc(coordinatorScopes.createdAt), asc(coordinatorScopes.id))
    .all();

/** List the organisations of some accounts. */
export const listOrganisationsOfAccounts = (db: Database, accountIds: readonly string[]) =>
  db
    .select({ accountId: memberships.accountId, id: organisations.id, name: organisations.name })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(inArray(memberships.accountId, [...accountIds]))
    .orderBy(asc(organisations.name), asc(organisations.id))
    .all();

/** List the addresses of some accounts. */
export const listAddressesOfAccounts = (db: Database, accountIds: readonly string[]) =>
  db
    .select({ accountId: accounts.id, email: accounts.email })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
    .all();

/** List the codes of the countries in which some scopes lie, wholly or in part. */
export function listCountriesOf(db: Database, scopes: readonly Scope[]): string[] {
  const found = db
    .selectDistinct({ code: cities.countryCode })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(inScopes(scopes))
    .all()
    .map(({ code }) => code);
  return [...new Set([...found, ...scopes.filter(({ kind }) => kind === "country").map(({ code }) => code)])];
}

/** Return when each of some accounts was last seen or did something that is in the audit log. */
export function lastActivityOf(db: Database, accountIds: readonly string[]): ReadonlyMap<string, Instant> {
  const ids = [...accountIds];
  const seen = db
    .select({ accountId: sql<string>`${sessions.accountId}`, at: max(sessions.lastSeenAt) })
    .from(sessions)
    .where(inArray(sessions.accountId, ids))
    .groupBy(sessions.accountId)
    .all();
  const acted = db
    .select({ accountId: sql<string>`${auditEntries.accountId}`, at: max(auditEntries.at) })
    .from(auditEntries)
    .where(inArray(auditEntries.accountId, ids))
    .groupBy(auditEntries.accountId)
    .all();
  const last = new Map<string, Instant>();
  for (const { accountId, at } of [...seen, ...acted])
    if (at !== null && at > (last.get(accountId) ?? 0)) last.set(accountId, at);
  return last;
}
