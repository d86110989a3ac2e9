import type { Instant } from "#app/domain/time/zoned-time.ts";
import { eq, max, sql } from "drizzle-orm";
import { type Database, numberReader, prepared, writeTransaction } from "../client.server.ts";
import { auditEntries, instance, outbox } from "../schema/index.ts";

/** Call inside the transaction of every change the public may see: cached pages are of one version. */
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

/** One bare statement, prepared once: it runs for every page that is answered from memory, and is half of that work. */
export function programmeVersionReader(db: Database): () => number {
  const { sql: text } = db
    .select({ version: instance.programmeVersion })
    .from(instance)
    .where(eq(instance.id, sql.raw("1")))
    .toSQL();
  return numberReader(db, text);
}

/** Has the traces of what this transaction erases removed from beside the tables too, within a minute. */
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

/** Writes a row of the newest table and takes it back; throws what SQLite throws when it cannot. */
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

/** What SQLite finds wrong in the file; empty when it is whole. Throws what SQLite throws when it cannot read on. */
export const damagesOf = (db: Database): string[] =>
  db
    .all<{ quick_check: string }>(sql`pragma quick_check(5)`)
    .map((row) => row.quick_check)
    .filter((line) => line !== "ok");

/** When something was last written here, as far as the log and the mails say; null in an empty installation. */
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
/** How many rows are named of those that have a lost character in one column. */
const maxNamedRows = 3;

/** Find texts with characters that a program lost (U+FFFD, U+0000), in every column of every table. */
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
