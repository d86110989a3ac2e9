import { cruise } from "dependency-cruiser";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { readdirSync, readFileSync } from "node:fs";
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

const sourceFiles = (roots: readonly string[], end: RegExp) =>
  roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => end.test(name))
      .map((name) => ({ name: `${root}/${name}`, text: readFileSync(`${root}/${name}`, "utf8") })),
  );

describe("time", () => {
  const sources = sourceFiles(["app", "db", "emails"], /\.tsx?$/);

  it("comes from the caller: nobody but the system clock asks what time it is", () => {
    const asking = /new Date\(\s*\)|Date\.now\(|DateTime\.(?:now|local|utc)\(\s*\)|performance\.now\(/;
    const found = sources.filter(({ text }) => asking.test(text)).map(({ name }) => name);
    expect(found).toEqual(["app/domain/time/system-clock.server.ts"]);
  });

  it("WALL-04: is never converted with the zone data of Node or of a browser", () => {
    const converting =
      /IANAZone|\.setZone\(|new Date\([^)]*,[^)]*\)(?<!Date\.UTC\([^)]*\)\))|timeZone: (?!"UTC")["`]|toLocale(?:Date|Time)?String/;
    const allowed = /Date\(Date\.UTC/;
    const found = sources.filter(({ text }) =>
      text.split("\n").some((line) => converting.test(line) && !allowed.test(line)),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});

it("has no left and no right in its styles: what begins a line does so in both directions", () => {
  const physical =
    /(?:margin|padding|border|inset)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)/;
  for (const { name, text } of sourceFiles(["app/styles"], /\.css$/)) {
    expect([name, ...text.split("\n").filter((line) => physical.test(line))]).toEqual([name]);
  }
});
