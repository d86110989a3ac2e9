import Sqlite from "better-sqlite3";
import type { RunResult } from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { Busy } from "#app/domain/errors.ts";
import { foldName } from "#app/domain/text/fold.ts";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import * as schema from "./schema/index.ts";

/** The database or a transaction in it: everything a query needs. */
export type Database = BaseSQLiteDatabase<"sync", RunResult, typeof schema>;
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

function configured(handle: Sqlite.Database): Sqlite.Database {
  handle.pragma("journal_mode = WAL");
  handle.pragma("synchronous = NORMAL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("busy_timeout = 5000");
  // What is erased is overwritten, not only unlinked.
  handle.pragma("secure_delete = ON");
  // SQLite's own lower() knows ASCII only.
  handle.function("fold", { deterministic: true }, (text: unknown) =>
    typeof text === "string" ? foldName(text) : null,
  );
  return handle;
}

/**
 * Runs a write in one transaction that takes the write lock at once, so that it waits for a second process instead of
 * failing between its read and its write. Inside another transaction it becomes a savepoint.
 * @throws Busy when it waited in vain
 */
export function writeTransaction<T>(db: Database, write: (tx: Database) => T): T {
  try {
    return db.transaction((tx) => write(tx), { behavior: "immediate" });
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY")) throw new Busy();
    throw error;
  }
}

/** The same for what can as well be written a moment later: null, and nothing written, while another process writes. */
export function writeUnlessBusy<T>(db: Database, write: (tx: Database) => T): { result: T } | null {
  try {
    return { result: writeTransaction(db, write) };
  } catch (error) {
    if (error instanceof Busy) return null;
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

/**
 * A copy in memory, to try things out that nobody else shall wait for. @throws Error for a transaction, which cannot be
 * copied
 */
export function privateCopy(db: Database): OpenDatabase {
  if (!isOpenDatabase(db)) throw new Error("only a whole database can be copied");
  const image = db.$client.serialize();
  // A copy in memory has no write-ahead log; bytes 18 and 19 of the header say so (SQLite file format 1.3.3).
  image.fill(1, 18, 20);
  return openDatabase(image);
}

/**
 * Brings everything into the file and empties the write-ahead log beside it, where pages stand as they were before
 * something was erased. While another process reads, it is left to the next time. Nothing for a transaction.
 */
export function emptyWriteAheadLog(db: Database): void {
  if (isOpenDatabase(db)) db.$client.pragma("wal_checkpoint(TRUNCATE)");
}

const isOpenDatabase = (db: Database): db is OpenDatabase => "$client" in db;
