import type { Instant } from "#app/domain/time/zoned-time.ts";
import { eq, max, sql } from "drizzle-orm";
import { type Database, numberReader, prepared, writeTransaction } from "../client.server.ts";
import { auditEntries, instance, outbox } from "../schema/index.ts";

/** Make cached pages outdated. Call this in the transaction of every change the public may see. */
export function raiseProgrammeVersion(tx: Database): void {
  raise(tx).run();
}

const raise = prepared((db) =>
  db
    .insert(instance)
    .values({ id: 1, programmeVersion: 1 })
    .onConflictDoUpdate({ target: instance.id, set: { programmeVersion: sql`${instance.programmeVersion} + 1` } })
    .prepare(),
);

/**
 * Make a reader of the programme version that skips drizzle: it runs for every page answered from memory, and takes
 * half of that time.
 */
export function programmeVersionReader(db: Database): () => number {
  const { sql: text } = db
    .select({ version: instance.programmeVersion })
    .from(instance)
    .where(eq(instance.id, sql.raw("1")))
    .toSQL();
  return numberReader(db, text);
}

/** Ask for the traces of what this transaction erases to be removed outside the tables too, within a minute. */
export function requestErasure(tx: Database): void {
  tx.insert(instance)
    .values({ id: 1, programmeVersion: 1, erasureWaits: true })
    .onConflictDoUpdate({ target: instance.id, set: { erasureWaits: true } })
    .run();
}

export const erasureWaits = (db: Database): boolean =>
  db.select({ waits: instance.erasureWaits }).from(instance).where(eq(instance.id, 1)).get()?.waits ?? false;

export function markErased(tx: Database): void {
  tx.update(instance).set({ erasureWaits: false }).where(eq(instance.id, 1)).run();
}

class UndoneWrite extends Error {}

/**
 * Return true when the database takes a write, which is undone at once.
 * @throws the error of SQLite when it does not
 */
export function canWrite(db: Database): boolean {
  try {
    writeTransaction(db, (tx) => {
      raiseProgrammeVersion(tx);
      throw new UndoneWrite();
    });
  } catch (error) {
    if (error instanceof UndoneWrite) return true;
    throw error;
  }
  return false;
}

/**
 * List the damages that SQLite finds in the file; empty when it is intact.
 * @throws the error of SQLite when the file cannot be read
 */
export const damagesOf = (db: Database): string[] =>
  db
    .all<{ quick_check: string }>(sql`pragma quick_check(5)`)
    .map((row) => row.quick_check)
    .filter((line) => line !== "ok");

/** Find the moment of the latest entry in the audit log or the outbox; null in an empty installation. */
export function findLastWritten(db: Database): Instant | null {
  const times = [
    db
      .select({ at: max(auditEntries.at) })
      .from(auditEntries)
      .get(),
    db
      .select({ at: max(outbox.createdAt) })
      .from(outbox)
      .get(),
    db
      .select({ at: max(outbox.doneAt) })
      .from(outbox)
      .get(),
  ].flatMap((row) => row?.at ?? []);
  return times.length === 0 ? null : (Math.max(...times) as Instant);
}

type TextColumn = { table: string; column: string; key: string };
/** Maximum number of keys listed for the broken texts of one column. */
const maxNamedRows = 3;

/** List texts with lost characters (U+FFFD or U+0000), in every column of every table. */
export function listBrokenTexts(db: Database): { table: string; column: string; count: number; keys: string[] }[] {
  const columns = db.all<TextColumn>(sql`
    select t.name as "table", c.name as "column",
      (select name from pragma_table_info(t.name) where pk > 0 order by pk limit 1) as "key"
    from pragma_table_list t join pragma_table_info(t.name) c
    where t.type = 'table' and t.schema = 'main' and t.name not glob 'sqlite_*' and lower(c.type) = 'text' order by 1, 2`);
  return columns.flatMap(({ table, column, key }) => {
    const text = sql.identifier(column);
    const isBroken = sql`instr(${text}, char(65533)) > 0 or instr(cast(${text} as blob), x'00') > 0`;
    const keys = db
      .all<{ key: string }>(
        sql`select ${sql.identifier(key ?? "rowid")} as "key" from ${sql.identifier(table)} where ${isBroken}`,
      )
      .map((row) => String(row.key));
    return keys.length > 0 ? [{ table, column, count: keys.length, keys: keys.slice(0, maxNamedRows) }] : [];
  });
}
