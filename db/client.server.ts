import Sqlite from "better-sqlite3";
import type { RunResult } from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { Busy, StorageFull } from "#app/domain/errors.ts";
import { foldName } from "#app/domain/text/fold-name.ts";
import { mkdirSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { LRUCache } from "lru-cache";
import * as schema from "./schema/index.ts";

/** The database or a transaction in it: everything a query needs. */
export type Database = BaseSQLiteDatabase<"sync", RunResult, typeof schema>;
/**
 * A transaction in which dates and sessions of events may be written. Only `recordChange` makes one, so that nothing is
 * written of which the effects are forgotten.
 */
export type Writable = Database & { readonly [writable]: true };
declare const writable: unique symbol;
export type OpenDatabase = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };

/** Handles survive module reloads in development; the drizzle layer is built afresh so that schema edits apply. */
const keeper = globalThis as { __sqlite?: Map<string, Sqlite.Database> };
keeper.__sqlite ??= new Map();
const handles = keeper.__sqlite;

/**
 * Opens a database file, one handle per file and process, and makes its folder if need be.
 * @param file a path, or a buffer made by `serialize()` for a private copy in memory
 * @throws Error whose message names the file when it cannot be opened or is not a database
 */
export function openDatabase(file: string | Buffer): OpenDatabase {
  if (typeof file !== "string") return drizzle(configured(new Sqlite(file)), { schema });
  const open = handles.get(file);
  if (open?.open) return drizzle(open, { schema });
  try {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    const handle = configured(new Sqlite(file));
    if (file !== ":memory:") handles.set(file, handle);
    return drizzle(handle, { schema });
  } catch (cause) {
    throw new Error(`cannot open the database ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** So many statements are kept ready: the pages, verbs and jobs together have some hundreds. */
const maxStatements = 1_000;

/**
 * Keeps statements by their text: the same ones are asked for again and again, and SQLite takes longer to read most of
 * them than to answer. It makes them anew by itself when tables change.
 */
function keepStatements(handle: Sqlite.Database): void {
  const statements = new LRUCache<string, Sqlite.Statement>({ max: maxStatements });
  const prepare = handle.prepare.bind(handle);
  handle.prepare = ((text: string) => {
    const kept = statements.get(text);
    if (kept && !kept.busy) return kept.reader ? kept.pluck(false).raw(false) : kept;
    const made = prepare(text);
    statements.set(text, made);
    return made;
  }) as typeof handle.prepare;
}

function configured(handle: Sqlite.Database): Sqlite.Database {
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = NORMAL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  // What is erased is overwritten, not only unlinked.
  handle.pragma("secure_delete = ON");
  return registered(handle);
}

/** What every connection has, also one that cannot write. */
function registered(handle: Sqlite.Database): Sqlite.Database {
  keepStatements(handle);
  // SQLite's own lower() knows ASCII only.
  handle.function("fold", { deterministic: true }, (text: unknown) =>
    typeof text === "string" ? foldName(text) : null,
  );
  return handle;
}

/**
 * Runs a write in one transaction that takes the write lock at once, so that it waits for a second process instead of
 * failing between its read and its write; afterwards it is on the disk, also when the power fails. Inside another
 * transaction it becomes a savepoint. Everything here is synchronous on one connection, so what is asked of `db` meanwhile
 * is part of it.
 * @throws Busy when it waited in vain
 */
export function writeTransaction<T>(db: Database, write: (tx: Database) => T): T {
  const connection = connectionOf(db);
  if (connection.inTransaction) return inTransaction(db, write);
  connection.pragma("synchronous = FULL");
  try {
    return inTransaction(db, write);
  } finally {
    connection.pragma("synchronous = NORMAL");
  }
}

function inTransaction<T>(db: Database, write: (tx: Database) => T): T {
  try {
    return connectionOf(db)
      .transaction(() => write(db))
      .immediate();
  } catch (error) {
    if (isSqlite(error, "SQLITE_BUSY")) throw new Busy();
    if (isDiskFull(error)) throw new StorageFull();
    throw error;
  }
}

export const isDiskFull = (error: unknown): boolean => isSqlite(error, "SQLITE_FULL");

const isSqlite = (error: unknown, code: string): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith(code);

const connectionOf = (db: Database): Sqlite.Database => (db as OpenDatabase).$client;

/**
 * A query that is asked for so often that putting it into SQL anew would take longer than its answer: written once for each
 * connection, its values given by name (`sql.placeholder`).
 * @param write the query, ended by `.prepare()`
 */
export function prepared<Query>(write: (db: Database) => Query): (db: Database) => Query {
  const written = new WeakMap<Sqlite.Database, Query>();
  return (db) => {
    const known = written.get(connectionOf(db));
    if (known) return known;
    const query = write(db);
    written.set(connectionOf(db), query);
    return query;
  };
}

/** A query without values for one number, without anything between it and SQLite. @returns 0 where there is no row */
export function numberReader(db: Database, query: string): () => number {
  const statement = connectionOf(db).prepare(query).pluck();
  return () => (statement.get() as number | undefined) ?? 0;
}

/**
 * `writeTransaction` for what can as well be written a moment later, or once more: null, and nothing written, while another process
 * writes. It survives the end of the process as everything does; should the power fail in the next moments, it may be as
 * if it had not been done.
 */
export function writeUnlessBusy<T>(db: Database, write: (tx: Database) => T): { result: T } | null {
  try {
    return { result: inTransaction(db, write) };
  } catch (error) {
    if (error instanceof Busy || error instanceof StorageFull) return null;
    throw error;
  }
}

/**
 * How long a write waits for another process. While it waits this process answers nobody, so a server waits briefly and
 * says that it is busy.
 */
export function waitForLock(db: OpenDatabase, milliseconds: number): void {
  db.$client.pragma(`busy_timeout = ${milliseconds}`);
}

/** Open a copy that nobody else has and that need not outlive the connection: nothing is written beside it. */
export function openScratch(file: string): OpenDatabase {
  const handle = new Sqlite(file);
  handle.pragma("locking_mode = EXCLUSIVE");
  handle.pragma("journal_mode = MEMORY");
  handle.pragma("synchronous = OFF");
  handle.pragma("foreign_keys = ON");
  return drizzle(registered(handle), { schema });
}

/** Open a database file that somebody else may have open too, without being able to write; close it after use. */
export const openForReading = (file: string): OpenDatabase =>
  drizzle(registered(new Sqlite(file, { readonly: true, fileMustExist: true })), { schema });

/** Free bytes on the disk of a database file; null for a database in memory. */
export function freeDiskBytes(db: Database): number | null {
  const { name, memory } = connectionOf(db);
  if (memory) return null;
  const { bavail, bsize } = statfsSync(dirname(name));
  return bavail * bsize;
}

/**
 * Lets SQLite look at how many rows there are of what, where that has changed, so that it begins a query where the fewest
 * are. Without that a search of twenty thousand events took seconds. Left to the next time while another process writes.
 * @param isFirst looks at every table, as a process should when it opens a file
 */
export function refreshStatistics(db: Database, { isFirst = false } = {}): void {
  const connection = connectionOf(db);
  connection.pragma("analysis_limit = 1000");
  try {
    connection.pragma(isFirst ? "optimize = 0x10002" : "optimize");
  } catch (error) {
    if (!isSqlite(error, "SQLITE_BUSY") && !isDiskFull(error)) throw error;
  }
}

/**
 * Brings everything into the file and empties the write-ahead log beside it, where pages stand as they were before
 * something was erased. While another process reads, it is left to the next time. Nothing for a transaction.
 */
export function emptyWriteAheadLog(db: Database): void {
  const connection = connectionOf(db);
  if (connection.inTransaction) return;
  // SQLite would wait for other processes as long as for a lock, and nobody would be answered meanwhile.
  const waitMs = connection.pragma("busy_timeout", { simple: true });
  connection.pragma("busy_timeout = 0");
  try {
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.pragma(`busy_timeout = ${waitMs}`);
  }
}
