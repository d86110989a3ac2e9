import {
  listAddressesOfAccounts,
  listOrganisationsOfAccounts,
  listScopesOfAccounts,
} from "#db/queries/account-functions.server.ts";
import type { Context } from "../context.ts";
import { scopeName } from "./scope-name.server.ts";

/**
 * The function of an account, by which coordinators name it: its places ("coordination Portugal"; null is the network), else
 * its organisation, else its address, which is null once the account is gone.
 */
export type AccountFunction = { places: (string | null)[]; organisation: string | null; email: string | null };

const nobody: AccountFunction = { places: [], organisation: null, email: null };

/** Name the account of each row by what it does, for pages of coordinators only. */
export function namedByFunction<Row extends { accountId: string | null }>(ctx: Context, rows: readonly Row[]) {
  const nameOf = functionsOf(
    ctx,
    rows.map(({ accountId }) => accountId),
  );
  return rows.map(({ accountId, ...row }) => ({ ...row, by: nameOf(accountId) }));
}

/**
 * Return a function that names accounts by what they do. For pages of coordinators only.
 * @param accountIds the accounts that will be named; null: an account that is gone
 * @returns `preferred` of its argument: the organisation to name an account of several by
 */
export function functionsOf(ctx: Context, accountIds: readonly (string | null)[]) {
  const ids = [...new Set(accountIds.filter((id) => id !== null))];
  const scopeRows = listScopesOfAccounts(ctx.db, ids);
  const organisationRows = listOrganisationsOfAccounts(ctx.db, ids);
  const addresses = new Map(listAddressesOfAccounts(ctx.db, ids).map(({ accountId, email }) => [accountId, email]));
  const placesOf = new Map<string, (string | null)[]>();
  for (const { accountId, ...scope } of scopeRows)
    placesOf.set(accountId, [...(placesOf.get(accountId) ?? []), scopeName(ctx.db, scope, ctx.language)]);
  return (accountId: string | null, preferred: string | null = null): AccountFunction => {
    if (accountId === null) return nobody;
    const own = organisationRows.filter((row) => row.accountId === accountId);
    return {
      places: placesOf.get(accountId) ?? [],
      organisation: (own.find(({ id }) => id === preferred) ?? own[0])?.name ?? null,
      email: addresses.get(accountId) ?? null,
    };
  };
}
