import { openDatabase, waitForLock, writeTransaction } from "#db/client.server.ts";
import { deleteScratchCopies, openScratchCopy } from "#db/copies.server.ts";
import { programmeVersionReader, raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { Busy } from "#app/domain/errors.ts";
import { Sqlite } from "#db/driver.server.ts";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";

const folder = () => mkdtempSync(join(tmpdir(), "week-"));

describe("a database file that cannot be opened", () => {
  it("is named when it is a folder", () => {
    const path = join(folder(), "week.sqlite");
    mkdirSync(path);
    expect(() => openDatabase(path)).toThrow(`cannot open the database ${path}`);
  });
  it("is named when it is no database", () => {
    const path = join(folder(), "week.sqlite");
    writeFileSync(path, "a shopping list, rather long: ".repeat(200));
    expect(() => openDatabase(path)).toThrow(`cannot open the database ${path}: file is not a database`);
  });
});

it("is opened once for each file and process, with the pragmas that keep data safe", () => {
  const path = join(folder(), "deep", "week.sqlite");
  const [first, second] = [openDatabase(path), openDatabase(path)];
  expect(first.$client).toBe(second.$client);
  expect(first.$client.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(first.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  first.$client.close();
});

it("says that it is busy when another process writes for too long", () => {
  const path = join(folder(), "week.sqlite");
  const db = openDatabase(path);
  migrateDatabase(db);
  waitForLock(db, 20);
  const second = new Sqlite(path);
  second.exec("begin immediate");
  expect(() => writeTransaction(db, raiseProgrammeVersion)).toThrow(Busy);
  second.exec("rollback");
  writeTransaction(db, raiseProgrammeVersion);
  db.$client.close();
});

it("can be tried out in a copy that the file knows nothing of, and that leaves nothing behind", async () => {
  const place = folder();
  const path = join(place, "week.sqlite");
  const db = openDatabase(path);
  migrateDatabase(db);
  const version = programmeVersionReader(db);
  const before = version();
  const copy = await openScratchCopy(path);
  writeTransaction(copy, raiseProgrammeVersion);
  expect([version(), programmeVersionReader(copy)()]).toEqual([before, before + 1]);
  const names = () => readdirSync(place).filter((name) => !/^week\.sqlite(?:-wal|-shm|\.lock)?$/.test(name));
  expect(names()).toEqual([]);
  copy.$client.close();
  expect(names()).toEqual([]);
  // As left by a process that ended while making a copy.
  for (const end of ["", "-journal"]) writeFileSync(`${path}.scratch-1${end}`, "half a copy");
  deleteScratchCopies(path);
  expect(names()).toEqual([]);
  db.$client.close();
});

it("takes back the whole of a write that fails", () => {
  const db = testDatabase();
  const version = programmeVersionReader(db);
  const before = version();
  expect(() =>
    writeTransaction(db, (tx) => {
      raiseProgrammeVersion(tx);
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(version()).toBe(before);
});
