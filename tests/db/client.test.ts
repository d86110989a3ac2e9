import { openDatabase, writeTransaction } from "#db/client.server.ts";
import { programmeVersionReader, raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
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
  const [one, other] = [openDatabase(path), openDatabase(path)];
  expect(one.$client).toBe(other.$client);
  expect(one.$client.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(one.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  one.$client.close();
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
