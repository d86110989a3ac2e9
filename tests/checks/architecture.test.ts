import { cruise } from "dependency-cruiser";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const require = createRequire(import.meta.url);
const configuration = require(resolve(".dependency-cruiser.cjs"));
const tsConfig = extractTypeScriptConfig("tsconfig.json");

describe("the arrows of the house", () => {
  it("all point inwards", async () => {
    const { output } = await cruise(
      ["app", "db", "emails"],
      { ...configuration.options, ruleSet: configuration, validate: true },
      undefined,
      { tsConfig },
    );
    if (typeof output === "string") throw new Error(output);
    expect(output.summary.totalCruised).toBeGreaterThan(250);
    expect(output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});

describe("the rooms of the house", () => {
  it("are those of the fixed layout", () => {
    const seen = readdirSync(".").filter(
      (name) => !name.startsWith(".") && !["node_modules", "build", "coverage"].includes(name),
    );
    expect(seen.sort()).toEqual(
      [
        "README.md",
        "app",
        "db",
        "emails",
        "package-lock.json",
        "package.json",
        "public",
        "tests",
        "tsconfig.json",
        "vite.config.ts",
      ].sort(),
    );
  });

  it("have no attic", () => {
    const folders = readdirSync(".", { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/node_modules|^build|\/build|\.git|\.data/.test(entry.parentPath))
      .map((entry) => entry.name);
    for (const name of ["utils", "misc", "helpers", "common", "shared", "lib"]) expect(folders).not.toContain(name);
  });

  it("hold no folder that only looks as if it kept code on the server", () => {
    const folders = readdirSync("app", { recursive: true, encoding: "utf8", withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.filter((entry) => /.\.server$/.test(entry.name))).toEqual([]);
  });
});
