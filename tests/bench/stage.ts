import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWeek } from "../support/factories.ts";

const folder = mkdtempSync(join(tmpdir(), "week-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Return the path of a file in a folder that is deleted with this process. */
export const fileOf = (name: string): string => join(folder, name);

/** Open a database file like production, with an open edition in the 62 cities. */
export function fileDatabase(name: string): OpenDatabase {
  const db = openDatabase(fileOf(name));
  migrateDatabase(db);
  layReferenceData(db, readReferenceData());
  return openWeek(db);
}

/** Fill a database without waiting for the disk; measurements afterwards do wait. */
export function quickly<T>(db: OpenDatabase, set: () => T): T {
  const before = db.$client.pragma("synchronous", { simple: true });
  db.$client.pragma("synchronous = OFF");
  db.$client.exec("begin");
  const made = set();
  db.$client.exec("commit");
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.pragma(`synchronous = ${before}`);
  return made;
}

const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Start another script of the benchmarks, and wait for the port it listens on. */
export function openProcess(
  file: string,
  args: readonly string[] = [],
): Promise<{ port: number; child: ChildProcess; stop: () => void }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, file), ...args], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once("message", (port: number) => {
      resolve({
        port,
        child,
        stop: () => {
          children.delete(child);
          child.kill("SIGKILL");
        },
      });
    });
  });
}
