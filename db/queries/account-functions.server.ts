import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { accounts, coordinatorScopes, memberships, organisations } from "../schema/index.ts";

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
