import { sql } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import * as schema from "../schema/index.ts";

const { accounts } = schema;

/** Tables of what gives access to an account or concerns its address. Their rows are not merged. */
const own: ReadonlySet<SQLiteTable> = new Set<SQLiteTable>([
  schema.sessions,
  schema.signInCodes,
  schema.emailUndos,
  schema.secondFactors,
  schema.recoveryCodes,
]);

/** All columns that refer to an account, read from the schema so that no new one is forgotten. */
const columns = Object.values(schema)
  .filter((table) => table instanceof SQLiteTable)
  .filter((table) => !own.has(table))
  .flatMap((table) => {
    const { name, foreignKeys } = getTableConfig(table);
    return foreignKeys
      .map((key) => key.reference())
      .filter(({ foreignTable }) => foreignTable === accounts)
      .flatMap((reference) => reference.columns.map((column) => ({ table: name, column: column.name })));
  });

/**
 * Move everything of one account to another: memberships with the higher of two roles, scopes, and authorship. Then
 * delete it, with its sessions, codes and second factor.
 */
export function mergeAccounts(tx: Database, { from, into }: { from: string; into: string }): void {
  tx.run(sql`update membership set role = 'owner' where account_id = ${into} and organisation_id in
    (select organisation_id from membership where account_id = ${from} and role = 'owner')`);
  tx.run(sql`delete from coordinator_scope where account_id = ${into} and ended_at is not null and (kind, code) in
    (select kind, code from coordinator_scope where account_id = ${from})`);
  // Messages of coordinators that one of the two accounts stopped stay stopped.
  tx.run(sql`update organiser_mail_choice set stopped_at = coalesce(stopped_at,
    (select stopped_at from organiser_mail_choice where account_id = ${from})) where account_id = ${into}`);
  for (const { table, column } of columns) {
    const [name, key] = [sql.identifier(table), sql.identifier(column)];
    tx.run(sql`update or ignore ${name} set ${key} = ${into} where ${key} = ${from}`);
  }
  tx.run(sql`delete from account where id = ${from}`);
}
