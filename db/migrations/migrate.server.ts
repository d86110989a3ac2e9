import { Sqlite } from "../driver.server.ts";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OpenDatabase } from "../client.server.ts";

/** Folder of the migrations: not bundled, but read from the working directory. */
export const migrationsFolder = join(process.cwd(), "db", "migrations");

/** List the timestamps of the migrations that a database does not have yet. */
export function pendingMigrations(db: OpenDatabase, folder: string = migrationsFolder): number[] {
  const known = db.$client
    .prepare("select name from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
    .get();
  const last = known
    ? ((db.$client.prepare("select max(created_at) as last from __drizzle_migrations").get() as { last: number | null })
        .last ?? 0)
    : 0;
  return readMigrationFiles({ migrationsFolder: folder })
    .map((migration) => migration.folderMillis)
    .filter((made) => made > last);
}

/**
 * Bring a database up to date, after copying a file that has data. Foreign keys are off meanwhile: SQLite rebuilds a
 * table by dropping the old one, which would empty its child tables (a `PRAGMA` inside the transaction has no effect).
 * Two processes that do this at the same moment wait for each other.
 * @throws Error when rows are left with a broken foreign key
 */
export function migrateDatabase(db: OpenDatabase, folder: string = migrationsFolder): void {
  if (pendingMigrations(db, folder).length === 0) return;
  aloneWith(db.$client, () => applyPending(db, folder));
}

const longestWaitMs = 120_000;

/** Run work while no other process runs it. The lock ends with the process, however that ends. */
function aloneWith({ name, memory }: OpenDatabase["$client"], work: () => void): void {
  if (memory) {
    work();
    return;
  }
  // Lock another file than the database, in which a transaction is open while its tables are made.
  const lock = new Sqlite(`${name}.lock`, { timeout: longestWaitMs });
  try {
    lock.exec("begin exclusive");
    work();
  } finally {
    lock.close();
  }
}

function applyPending(db: OpenDatabase, folder: string): void {
  const sqlite = db.$client;
  const pending = pendingMigrations(db, folder);
  if (pending.length === 0) return;
  backUpBeforeMigration(db, pending[0] ?? 0);
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(db, { migrationsFolder: folder });
    const orphans = sqlite.pragma("foreign_key_check") as { table: string }[];
    if (orphans.length > 0) {
      const tables = [...new Set(orphans.map((row) => row.table))].join(", ");
      throw new Error(`after the migration ${orphans.length} rows point nowhere (${tables})`);
    }
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
}

function backUpBeforeMigration(db: OpenDatabase, firstPending: number): void {
  const file = db.$client.name;
  const tables = db.$client.prepare("select count(*) as count from sqlite_master where type = 'table'").get() as {
    count: number;
  };
  if (tables.count === 0 || !existsSync(file)) return;
  const copy = `${file}.before-${firstPending}`;
  if (!existsSync(copy)) db.$client.prepare("vacuum into ?").run(copy);
}
