import { Sqlite, type Connection, type Statement, type RunResult } from "./driver.server.ts";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { Busy, StorageFull } from "#app/domain/errors.ts";
import { foldName } from "#app/domain/text/fold-name.ts";
import { searchWords } from "#app/domain/text/search-text.ts";
import { mkdirSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { LRUCache } from "lru-cache";
import * as schema from "./schema/index.ts";

/** The database, or a transaction in it, as queries take it. */
export type Database = BaseSQLiteDatabase<"sync", RunResult, typeof schema>;
/**
 * A transaction in which dates and sessions of events may be written. Get one from `recordChange`, which derives the
 * effects of the change, or from `writableOf` where the caller records them.
 */
export type Writable = Database & { readonly [writable]: true };
declare const writable: unique symbol;
export type OpenDatabase = BetterSQLite3Database<typeof schema> & { $client: Connection };

/**
 * Connections by file name. They survive module reloads in development; only the drizzle layer is built anew, so that
 * schema edits apply.
 */
const keeper = globalThis as { __sqlite?: Map<string, Connection> };
keeper.__sqlite ??= new Map();
const handles = keeper.__sqlite;

/**
 * Open a database file, with one handle per file and process, and create its folder if it does not exist.
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

/** Maximum number of prepared statements kept per connection. All pages, verbs and jobs together use a few hundred. */
const maxStatements = 1_000;

/**
 * Cache prepared statements by their SQL text: most are used again, and SQLite takes longer to parse them than to run
 * them. SQLite recompiles a statement itself when a table changes.
 */
function keepStatements(handle: Connection): void {
  const statements = new LRUCache<string, Statement>({ max: maxStatements });
  const prepare = handle.prepare.bind(handle);
  handle.prepare = ((text: string) => {
    const kept = statements.get(text);
    if (kept && !kept.busy) return kept.reader ? kept.pluck(false).raw(false) : kept;
    const made = prepare(text);
    statements.set(text, made);
    return made;
  }) as typeof handle.prepare;
}

function configured(handle: Connection): Connection {
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = NORMAL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  // Overwrite erased content with zeros instead of only unlinking its pages.
  handle.pragma("secure_delete = ON");
  return registered(handle);
}

/** Set up a connection of any kind, including read-only ones. */
function registered(handle: Connection): Connection {
  keepStatements(handle);
  // The built-in lower() of SQLite handles ASCII only.
  handle.function("fold", { deterministic: true }, (text: unknown) =>
    typeof text === "string" ? foldName(text) : null,
  );
  handle.function("search_words", { deterministic: true }, rememberedWords());
  return handle;
}

/** Maximum number of titles whose words are kept: those of 20,000 events in two languages. */
const maxRememberedTexts = 40_000;

/**
 * Return a function that writes the words of a text as search compares them, with a space before each, so that the
 * beginning of a word is found as " beginning". It remembers them: a search reads the same titles again for each word.
 */
function rememberedWords(): (text: unknown) => string | null {
  let known: LRUCache<string, string> | undefined;
  return (text) => {
    if (typeof text !== "string") return null;
    known ??= new LRUCache({ max: maxRememberedTexts });
    const words = known.get(text) ?? ` ${searchWords(text).join(" ")}`;
    known.set(text, words);
    return words;
  };
}

/**
 * Run a write in one transaction that takes the write lock at once, so that it waits for another process instead of
 * failing between its read and its write. It is on the disk when this returns. Inside another transaction it becomes a
 * savepoint. All queries on `db` meanwhile are part of it: one synchronous connection.
 * @throws Busy when the lock is not free in time
 * @throws StorageFull when the disk is full
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

const connectionOf = (db: Database): Connection => (db as OpenDatabase).$client;

/**
 * Prepare a query once per connection and return it by connection, for queries so frequent that generating the SQL
 * would take longer than running it. Values are given by name (`sql.placeholder`).
 * @param write builds the query, ending with `.prepare()`
 */
export function prepared<Query>(write: (db: Database) => Query): (db: Database) => Query {
  const written = new WeakMap<Connection, Query>();
  return (db) => {
    const known = written.get(connectionOf(db));
    if (known) return known;
    const query = write(db);
    written.set(connectionOf(db), query);
    return query;
  };
}

/** Prepare a query without parameters that returns one number, bypassing drizzle. @returns 0 where there is no row */
export function numberReader(db: Database, query: string): () => number {
  const statement = connectionOf(db).prepare(query).pluck();
  return () => (statement.get() as number | undefined) ?? 0;
}

/**
 * Do the same as `writeTransaction` for a write that can be repeated or made later: return null and write nothing while
 * another process writes or the disk is full. It survives the end of the process, but not always a power failure in the
 * next moments.
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
 * Set how long a write waits for another process, in milliseconds. This process answers no request meanwhile, so a
 * server sets a short time and reports that it is busy.
 */
export function waitForLock(db: OpenDatabase, milliseconds: number): void {
  db.$client.pragma(`busy_timeout = ${milliseconds}`);
}

/** Open a private copy that need not outlive the connection, without a log file beside it. */
export function openScratch(file: string): OpenDatabase {
  const handle = new Sqlite(file);
  handle.pragma("locking_mode = EXCLUSIVE");
  handle.pragma("journal_mode = MEMORY");
  handle.pragma("synchronous = OFF");
  handle.pragma("foreign_keys = ON");
  return drizzle(registered(handle), { schema });
}

/** Open a database file read-only, also while other processes use it. The caller closes it. */
export const openForReading = (file: string): OpenDatabase =>
  drizzle(registered(new Sqlite(file, { readonly: true, fileMustExist: true })), { schema });

/** Return the free bytes on the disk of a database file; null for a database in memory. */
export function freeDiskBytes(db: Database): number | null {
  const { name, memory } = connectionOf(db);
  if (memory) return null;
  const { bavail, bsize } = statfsSync(dirname(name));
  return bavail * bsize;
}

/**
 * Refresh the statistics of the SQLite query planner for tables that changed; without them a search of 20,000 events
 * takes seconds. Skipped while another process writes, or while the disk is full.
 * @param isFirst analyse every table, as a process should when it opens a file
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
 * Move all changes into the database file and truncate the write-ahead log, whose pages still contain erased data. Left
 * to the next call while another process reads, and inside a transaction.
 */
export function emptyWriteAheadLog(db: Database): void {
  const connection = connectionOf(db);
  if (connection.inTransaction) return;
  // Do not wait for other processes: SQLite would block this one for the whole busy timeout.
  const waitMs = connection.pragma("busy_timeout", { simple: true });
  connection.pragma("busy_timeout = 0");
  try {
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.pragma(`busy_timeout = ${waitMs}`);
  }
}
