import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = "db/migrations";
function drizzleKit(...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", ...args], {
    encoding: "utf8",
  });
  return stdout + stderr;
}

/** Migrations that may drop a table, each after a review: the search index is made anew from the events. */
const allowedToDrop: readonly string[] = ["0015_search-labels.sql"];

it("drops no table that nobody looked at", () => {
  const dropping = readdirSync(folder).filter(
    (name) => name.endsWith(".sql") && /DROP TABLE/i.test(readFileSync(join(folder, name), "utf8")),
  );
  expect(dropping).toEqual(allowedToDrop);
});

it("says in its migrations all that the schema says", () => {
  // drizzle-kit accepts paths from the working directory only.
  const copy = join(mkdtempSync(join("build", "migrations-")), "out");
  cpSync(folder, copy, { recursive: true });
  const said = drizzleKit("generate", "--dialect", "sqlite", "--schema", "./db/schema/index.ts", "--out", copy);
  expect(said).toContain("No schema changes");
  expect(readdirSync(copy).sort()).toEqual(readdirSync(folder).sort());
  rmSync(join(copy, ".."), { recursive: true });
});

it("has a journal without gaps or collisions", () => {
  expect(drizzleKit("check", "--config", "db/drizzle.config.ts")).toContain("Everything's fine");
});
