import { Sqlite, type Connection } from "./driver.server.ts";
import { StorageFull } from "#app/domain/errors.ts";
import { randomUUID } from "node:crypto";
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { isDiskFull, type OpenDatabase, openScratch } from "./client.server.ts";
import { migrationsFolder } from "./migrations/migrate.server.ts";

/**
 * Copy a database in use to a file, a few pages at a time, and check the copy. It has another name until it passes, so
 * that a file at `target` is always a good copy.
 * @throws Error in one line when the file exists, when it cannot be written, or when the copy is damaged
 */
export async function copyDatabase(db: OpenDatabase, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} is there already: give another name`);
  const part = `${target}.part`;
  try {
    await db.$client.backup(part);
    const copy = new Sqlite(part);
    try {
      // Makes one file that can be carried away, without a log beside it.
      copy.pragma("journal_mode = DELETE");
      requireIntactCopy(copy, target);
    } finally {
      copy.close();
    }
    ontoDisk(part);
    renameSync(part, target);
  } catch (cause) {
    throw new Error(`cannot back up to ${target}: ${(cause as Error).message}`, { cause });
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${part}${end}`, { force: true });
  }
}

/** Name prefix of scratch copies, which remain when a process ends while making one. */
const scratchPrefix = (file: string): string => `${file}.scratch-`;

/**
 * Copy a database for trying things out without blocking other processes. The copy is on the disk, not in memory, and
 * its name is removed once it is open, so that it vanishes with the connection, however the process ends.
 * @param file the database, which may be in use
 * @throws StorageFull when there is no room for it
 */
export async function openScratchCopy(file: string): Promise<OpenDatabase> {
  const scratch = `${scratchPrefix(file)}${randomUUID()}`;
  const source = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    await source.backup(scratch, { progress: () => wholeAtOnce });
    return openScratch(scratch);
  } catch (error) {
    throw isDiskFull(error) ? new StorageFull() : error;
  } finally {
    source.close();
    rmSync(scratch, { force: true });
  }
}

/**
 * Number of pages copied per step: all of them, because a write by another process between two steps restarts the copy.
 */
const wholeAtOnce = 0x7f_ff_ff_ff;

/** Delete the copies of `openScratchCopy` left by processes that ended while making them. */
export function deleteScratchCopies(file: string): void {
  const prefix = basename(scratchPrefix(file));
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(file), name), { force: true });
  }
}

/**
 * Replace a database that is not open anywhere with a copy.
 * @param madeAt in epoch milliseconds, for the name of the file that keeps the old database
 * @returns the name under which the old database is kept; null when there was none
 * @throws Error in one line, with nothing changed, when the copy is damaged, is not a database of this program or comes
 * from a newer version, and while a server has the database open
 */
export function replaceDatabase(file: string, copy: string, madeAt: number): { kept: string | null } {
  requireDiskSpace(copy);
  const kept = existsSync(file) ? `${file}.before-${madeAt}` : null;
  if (kept !== null) requireNewFile(file);
  const part = `${file}.part`;
  try {
    copyFileSync(copy, part);
    ontoDisk(part);
    if (kept !== null) {
      renameSync(file, kept);
      for (const end of ["-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    }
    renameSync(part, file);
  } catch (cause) {
    throw new Error(`cannot restore ${copy}: ${(cause as Error).message}`, { cause });
  } finally {
    rmSync(part, { force: true });
  }
  return { kept };
}

function requireDiskSpace(copy: string): void {
  if (!existsSync(copy)) throw new Error(`${copy} is not there`);
  let opened: Connection;
  try {
    opened = new Sqlite(copy, { readonly: true });
  } catch (cause) {
    throw new Error(`cannot open ${copy}: ${(cause as Error).message}`, { cause });
  }
  try {
    requireIntactCopy(opened, copy);
    const last = lastMigrationOf(opened, copy);
    const known = Math.max(...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis));
    if (last > known) throw new Error(`${copy} was made by a newer version of this program: update first`);
  } finally {
    opened.close();
  }
}

function requireIntactCopy(opened: Connection, name: string): void {
  let found: string;
  try {
    found = String(opened.pragma("quick_check(1)", { simple: true }));
  } catch (cause) {
    throw new Error(`${name} cannot be read: ${(cause as Error).message}`, { cause });
  }
  if (found !== "ok") throw new Error(`${name} is damaged: ${found}`);
}

function lastMigrationOf(opened: Connection, name: string): number {
  try {
    return Number(opened.prepare("select max(created_at) from __drizzle_migrations").pluck().get());
  } catch (cause) {
    throw new Error(`${name} is not a database of this program`, { cause });
  }
}

/** Check that no other process has the file open: in write-ahead mode each of them holds a lock on it. */
function requireNewFile(file: string): void {
  const opened = new Sqlite(file, { timeout: 0 });
  try {
    opened.pragma("locking_mode = EXCLUSIVE");
    opened.exec("begin exclusive; commit");
    opened.pragma("wal_checkpoint(TRUNCATE)");
  } catch (cause) {
    throw new Error(`${file} is in use: stop the server first`, { cause });
  } finally {
    opened.close();
  }
}

function ontoDisk(file: string): void {
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
